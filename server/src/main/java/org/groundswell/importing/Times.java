package org.groundswell.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses times in the forms of exports: ISO 8601, basic or extended, also with a space instead of {@code T}; RFC 2822; and
 * those of Twitter, {@code date} and JavaScript. Hand-written, since every record has one and formatters are many times
 * slower.
 */
final class Times {
    private static final int LONGEST = 80;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    /** Time zones of RFC 2822, in hours. Other abbreviations are ambiguous. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7));

    private static final int DAY = 86_400;
    private static final int LEAP_SECOND = 60;

    private final String text;
    private int at;
    private int seconds;
    private int nanos;
    private boolean leaps;

    private Times(String text) {
        this.text = text;
    }

    /**
     * Parses a time.
     *
     * @param field name of the field, for the reason
     * @throws BadRecord if it is not a time, or is ambiguous without a time zone
     */
    static Instant parse(String field, String written) {
        String text = written.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw noTime(field, written);
        }
        try {
            Times times = new Times(text);
            Optional<Instant> time = isDigit(text.charAt(0)) && text.length() > 3 && isDigit(text.charAt(3))
                    ? times.iso()
                    : times.words();
            return time.orElseThrow(
                    () -> new BadRecord("import.time.zone", "field", field, "value", BadRecord.excerpt(written)));
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException odd) {
            throw noTime(field, written);
        }
    }

    private static BadRecord noTime(String field, String written) {
        return new BadRecord("import.time", "field", field, "value", BadRecord.excerpt(written));
    }

    /** {@code 2021-05-01T10:00:00.5+02:00}, {@code 20210501T1000Z} and what lies between; empty without a zone. */
    private Optional<Instant> iso() {
        int year = digits(4);
        boolean extended = take('-');
        int month = digits(2);
        if (extended && !take('-')) {
            throw new DateTimeException("no day");
        }
        LocalDate date = LocalDate.of(year, month, digits(2));
        if (at == text.length()) {
            return Optional.empty();
        }
        if (!take('T') && !take('t') && !take('_')) {
            if (!take(' ')) {
                throw new DateTimeException("no time of day");
            }
            skipBlanks();
        }
        clock();
        skipBlanks();
        return zoned(date, zone(text.substring(at)));
    }

    /** {@code Sat, 1 May 2021 10:00:00 GMT}, {@code Sat May 01 10:00:00 +0000 2021} and the like; empty without a zone. */
    private Optional<Instant> words() {
        int month = 0;
        int day = 0;
        int year = -1;
        boolean hasClock = false;
        String zone = "";
        String plain = text.indexOf('(') > 0 ? text.substring(0, text.indexOf('(')) : text;
        for (String word : plain.replace(',', ' ').trim().split(" +", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (!hasClock && word.indexOf(':') > 0 && isDigit(word.charAt(0))) {
                Times clock = new Times(word);
                clock.clock();
                if (clock.at < word.length()) {
                    throw new DateTimeException("more than a time of day");
                }
                seconds = clock.seconds;
                nanos = clock.nanos;
                leaps = clock.leaps;
                hasClock = true;
            } else if (isDigit(word.charAt(0))) {
                if (day == 0) {
                    day = number(word);
                } else if (year < 0) {
                    year = year(word);
                } else {
                    throw new DateTimeException("more numbers than a date has");
                }
            } else if (MONTHS.contains(beginning(lower)) && month == 0) {
                month = MONTHS.indexOf(beginning(lower)) + 1;
            } else if (hasClock && zone.isEmpty()) {
                zone = word;
            } else if (hasClock || !WEEKDAYS.contains(beginning(lower))) {
                throw new DateTimeException("neither a month nor a day of the week");
            }
        }
        if (!hasClock || year < 0) {
            throw new DateTimeException("no full date and time");
        }
        return zoned(LocalDate.of(year, month, day), zone(zone));
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(3, word.length()));
    }

    private static int number(String word) {
        if (word.length() > 2) {
            throw new DateTimeException("no day of a month");
        }
        return Integer.parseInt(word);
    }

    /** A year; with two digits it is between 1950 and 2049 (RFC 2822, section 4.3). */
    private static int year(String word) {
        int year = Integer.parseInt(word);
        return switch (word.length()) {
            case 2 -> year < 50 ? 2_000 + year : 1_900 + year;
            case 4 -> year;
            default -> throw new DateTimeException("no year");
        };
    }

    /** Hours and minutes, with optional seconds and fractions. */
    private void clock() {
        int hour = at + 1 < text.length() && text.charAt(at + 1) == ':' ? digits(1) : digits(2);
        boolean extended = take(':');
        boolean hasMinutes = extended || at < text.length() && isDigit(text.charAt(at));
        int minute = hasMinutes ? digits(2) : 0;
        boolean hasSeconds = extended ? take(':') : at < text.length() && isDigit(text.charAt(at));
        int second = hasSeconds ? digits(2) : 0;
        if (hasSeconds && (take('.') || take(','))) {
            fraction();
        }
        leaps = second == LEAP_SECOND;
        seconds = (hour * 60 + minute) * 60 + second;
        if (minute > 59
                || second > LEAP_SECOND
                || seconds > DAY && !leaps
                || hour > 24
                || seconds == DAY && nanos > 0) {
            throw new DateTimeException("no time of day");
        }
    }

    private void fraction() {
        int from = at;
        int unit = 100_000_000;
        while (at < text.length() && isDigit(text.charAt(at))) {
            nanos += (text.charAt(at) - '0') * unit;
            unit /= 10;
            at++;
        }
        if (at == from) {
            throw new DateTimeException("no digits after the point");
        }
    }

    private Optional<Instant> zoned(LocalDate date, @Nullable ZoneOffset zone) {
        if (zone == null) {
            return Optional.empty();
        }
        long second = date.toEpochDay() * DAY + seconds - zone.getTotalSeconds();
        if (leaps && second % DAY != 0) {
            throw new DateTimeException("leap seconds are the last of a day in UTC");
        }
        return Optional.of(Instant.ofEpochSecond(second, nanos));
    }

    /** An offset, or the name of a zone; null if there is none. */
    private static @Nullable ZoneOffset zone(String written) {
        // ISO 8601 prefers the Unicode minus sign; Java adds the region in brackets.
        String zone = (written.endsWith("]") && written.indexOf('[') > 0
                        ? written.substring(0, written.indexOf('['))
                        : written)
                .replace('\u2212', '-')
                .toLowerCase(Locale.ROOT);
        if (zone.isEmpty()) {
            return null;
        }
        Integer hours = ZONES.get(zone);
        if (hours != null) {
            return ZoneOffset.ofHours(hours);
        }
        return offset(zone.startsWith("utc") || zone.startsWith("gmt") ? zone.substring(3) : zone);
    }

    /** {@code +09}, {@code +0900}, {@code +09:00} or with seconds. */
    private static ZoneOffset offset(String zone) {
        boolean east = zone.charAt(0) == '+';
        if (!east && zone.charAt(0) != '-') {
            throw new DateTimeException("no offset");
        }
        Times parts = new Times(zone);
        parts.at = 1;
        int hours = zone.length() == 2 || zone.charAt(2) == ':' ? parts.digits(1) : parts.digits(2);
        boolean extended = parts.take(':');
        int minutes = extended || parts.at < zone.length() ? parts.digits(2) : 0;
        boolean hasSeconds = extended ? parts.take(':') : parts.at < zone.length();
        int seconds = hasSeconds ? parts.digits(2) : 0;
        if (parts.at < zone.length()) {
            throw new DateTimeException("no offset");
        }
        return east
                ? ZoneOffset.ofHoursMinutesSeconds(hours, minutes, seconds)
                : ZoneOffset.ofHoursMinutesSeconds(-hours, -minutes, -seconds);
    }

    private int digits(int count) {
        int value = 0;
        for (int end = at + count; at < end; at++) {
            char c = text.charAt(at);
            if (!isDigit(c)) {
                throw new DateTimeException("no digit");
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
