package org.groundswell.rendering;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment for people to read: how long ago, or the day, with the exact time beside it. */
public record Ago(String text, String exact, String machine) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter THIS_YEAR =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OTHER_YEAR =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public static Ago of(Instant moment, Instant now) {
        return new Ago(text(moment, now), EXACT.format(moment), moment.toString());
    }

    /** A moment since when something goes on: a time of day, or the day if it is longer ago. */
    public static Ago since(Instant moment, Instant now) {
        boolean today = Duration.between(moment, now).toHours() < 24;
        return new Ago((today ? TIME : THIS_YEAR).format(moment), EXACT.format(moment), moment.toString());
    }

    private static String text(Instant moment, Instant now) {
        Duration ago = Duration.between(moment, now);
        if (ago.toSeconds() < 60) {
            return "now";
        }
        if (ago.toMinutes() < 60) {
            return ago.toMinutes() + " min";
        }
        if (ago.toHours() < 24) {
            return ago.toHours() + " h";
        }
        boolean thisYear = moment.atZone(ZoneOffset.UTC).getYear()
                == now.atZone(ZoneOffset.UTC).getYear();
        return (thisYear ? THIS_YEAR : OTHER_YEAR).format(moment);
    }
}
