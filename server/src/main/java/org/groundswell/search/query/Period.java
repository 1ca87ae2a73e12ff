package org.groundswell.search.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A day, month or year in UTC.
 *
 * @param from the first moment
 * @param to the moment after the last
 */
record Period(Instant from, Instant to) {
    /** After everything there is to find. */
    static final Instant LAST =
            LocalDate.of(3000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;

    /** Reads {@code 2026}, {@code 2026-11} or {@code 2026-11-28}; empty for anything else. */
    static Optional<Period> parse(String text) {
        int length = text.length();
        if (length != 4 && length != 7 && length != 10
                || length > 4 && text.charAt(4) != '-'
                || length > 7 && text.charAt(7) != '-') {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = length > 4 ? number(text, 5, 7) : 1;
        int day = length > 7 ? number(text, 8, 10) : 1;
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.of(year, month, 1);
        if (day > first.lengthOfMonth()) {
            return Optional.empty();
        }
        LocalDate from = first.withDayOfMonth(day);
        LocalDate to = length == 4 ? from.plusYears(1) : length == 7 ? from.plusMonths(1) : from.plusDays(1);
        return Optional.of(new Period(start(from), start(to)));
    }

    /** The number that some ASCII digits make; −1 if there is anything else. */
    private static int number(String text, int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
