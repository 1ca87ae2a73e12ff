package org.groundswell.rendering;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.groundswell.text.Translator;

/**
 * A moment as pages show it.
 *
 * @param text how long ago it was, or its day
 * @param exact its day and minute
 * @param machine in the form of ISO 8601
 */
public record Ago(String text, String exact, String machine) {
    public static Ago of(Instant moment, Instant now, Translator t) {
        return new Ago(text(moment, now, t), exact(moment, t), moment.toString());
    }

    /** The start of something that is still running: a time of day, or the day if that is longer ago. */
    public static Ago since(Instant moment, Instant now, Translator t) {
        boolean today = Duration.between(moment, now).toHours() < 24;
        return new Ago(t.moment(today ? "time.minute" : "time.day", moment), exact(moment, t), moment.toString());
    }

    /** The day and the minute of a moment. */
    public static String exact(Instant moment, Translator t) {
        return t.moment("time.exact", moment);
    }

    private static String text(Instant moment, Instant now, Translator t) {
        Duration ago = Duration.between(moment, now);
        if (ago.toSeconds() < 60) {
            return t.text("time.now");
        }
        if (ago.toMinutes() < 60) {
            return t.text("time.minutes", "count", ago.toMinutes());
        }
        if (ago.toHours() < 24) {
            return t.text("time.hours", "count", ago.toHours());
        }
        boolean thisYear = moment.atZone(ZoneOffset.UTC).getYear()
                == now.atZone(ZoneOffset.UTC).getYear();
        return t.moment(thisYear ? "time.day" : "time.day_of_year", moment);
    }
}
