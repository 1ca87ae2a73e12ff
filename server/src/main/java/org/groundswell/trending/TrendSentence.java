package org.groundswell.trending;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.groundswell.trends.Trend;
import org.groundswell.trends.Window;

/** Says in words why something trends. */
public final class TrendSentence {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private TrendSentence() {}

    /** "312 people in the last hour, 4 expected; since 24 May 14:05 UTC". */
    public static String of(Trend trend) {
        return people(trend) + ", " + expected(trend) + " expected; since "
                + TIME.format(Instant.ofEpochMilli(trend.since()));
    }

    /** "312 people in the last hour". */
    public static String people(Trend trend) {
        String count = String.format(Locale.ENGLISH, "%,d", trend.people());
        return count + (trend.people() == 1 ? " person in " : " people in ") + window(trend.window());
    }

    /** The number that was to be expected, to a precision that people can use. */
    public static String expected(Trend trend) {
        double expected = trend.expected();
        if (expected < 0.05) {
            return "none";
        }
        return expected < 10
                ? String.format(Locale.ENGLISH, "%.1f", expected).replace(".0", "")
                : String.format(Locale.ENGLISH, "%,d", Math.round(expected));
    }

    private static String window(Window window) {
        return switch (window) {
            case QUARTER -> "the last 15 minutes";
            case HOUR -> "the last hour";
            case SIX_HOURS -> "the last six hours";
        };
    }
}
