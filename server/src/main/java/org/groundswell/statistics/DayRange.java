package org.groundswell.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.groundswell.model.Ids;
import org.groundswell.model.Refusal;

/**
 * Some days in a row, in UTC.
 *
 * @param last the last day, which is included
 */
public record DayRange(LocalDate first, LocalDate last) {
    /** The longest range in days, and the time for which activity is kept. */
    public static final int LONGEST = 400;

    /** So that there is a range of the same length before any other. */
    private static final LocalDate EARLIEST = LocalDate.of(1972, 1, 1);

    /** @throws Refusal.Invalid if the last day is before the first one, or the range is too long */
    public DayRange {
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= LONGEST) {
            throw new Refusal.Invalid("end_at", "error.statistics.range", "most", LONGEST);
        }
    }

    /**
     * A range that a request names.
     *
     * @throws Refusal.Invalid if it is no range, or too long or too early
     */
    public static DayRange of(LocalDate first, LocalDate last) {
        if (first.isBefore(EARLIEST)) {
            throw new Refusal.Invalid("start_at", "error.statistics.date");
        }
        return new DayRange(first, last);
    }

    /** The same number of days before these. */
    DayRange previous() {
        long length = ChronoUnit.DAYS.between(first, last) + 1;
        return new DayRange(first.minusDays(length), first.minusDays(1));
    }

    List<LocalDate> days() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    Instant begin() {
        return begin(first);
    }

    /** The moment after the last day. */
    Instant end() {
        return begin(last.plusDays(1));
    }

    /** The lowest id of the first day. */
    long firstId() {
        return Ids.first(begin().toEpochMilli());
    }

    /** The lowest id after the last day. */
    long endId() {
        return Ids.first(end().toEpochMilli());
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
