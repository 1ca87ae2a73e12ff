package org.groundswell.mastodon;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times as the API writes them: RFC 3339 in UTC with three decimals, or a date; for years from 0 to 9999. Written by hand,
 * as a page of statuses has some forty and a formatter takes half a microsecond for each.
 */
final class Times {
    private static final int NANOS_IN_MILLI = 1_000_000;

    private Times() {}

    static String time(Instant instant) {
        LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder out = new StringBuilder("0000-00-00T00:00:00.000Z".length());
        appendDate(out, at);
        append(out, 'T', at.getHour());
        append(out, ':', at.getMinute());
        append(out, ':', at.getSecond());
        int millis = at.getNano() / NANOS_IN_MILLI;
        append(out, '.', millis / 10);
        return out.append(digit(millis)).append('Z').toString();
    }

    static @Nullable String timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    static String date(Instant instant) {
        StringBuilder out = new StringBuilder("0000-00-00".length());
        appendDate(out, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        return out.toString();
    }

    private static void appendDate(StringBuilder out, LocalDateTime at) {
        int year = at.getYear();
        out.append(digit(year / 1000))
                .append(digit(year / 100))
                .append(digit(year / 10))
                .append(digit(year));
        append(out, '-', at.getMonthValue());
        append(out, '-', at.getDayOfMonth());
    }

    /** Two digits after a sign. */
    private static void append(StringBuilder out, char sign, int number) {
        out.append(sign).append(digit(number / 10)).append(digit(number));
    }

    private static char digit(int number) {
        return (char) ('0' + number % 10);
    }
}
