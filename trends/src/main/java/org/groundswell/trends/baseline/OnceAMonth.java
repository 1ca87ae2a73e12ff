package org.groundswell.trends.baseline;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastDayOfMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjuster;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The days of the two months before a day on which what happens once a month happened if it happens on this day: the same
 * date, the same weekday counted from the month's beginning (the second Tuesday) or from its end (the last Friday), and
 * the last day of the month. Somewhere it is the day before or after at the same moment, so those are asked as well. Days
 * count from the epoch.
 */
public final class OnceAMonth {
    private static final int WEEK = 7;

    private OnceAMonth() {}

    /** A day of the month before, and one of the month before that. */
    public record Days(int lastMonth, int monthBefore) {}

    /** The pairs of days with which a day is compared, each once. */
    public static List<Days> before(int day) {
        Set<Days> all = new LinkedHashSet<>();
        for (int there = -1; there <= 1; there++) {
            for (Days days : sameInMonth(LocalDate.ofEpochDay(day + there))) {
                all.add(new Days(days.lastMonth() - there, days.monthBefore() - there));
            }
        }
        return List.copyOf(all);
    }

    private static List<Days> sameInMonth(LocalDate date) {
        List<Days> days = new ArrayList<>(4);
        days.add(days(date.minusMonths(1), date.minusMonths(2)));
        int week = (date.getDayOfMonth() - 1) / WEEK + 1;
        // Not every month has a fifth one; that is the last.
        if (week <= 4) {
            days.add(days(date, dayOfWeekInMonth(week, date.getDayOfWeek())));
        }
        int left = date.lengthOfMonth() - date.getDayOfMonth();
        if (left < WEEK) {
            days.add(days(date, lastInMonth(date.getDayOfWeek())));
        }
        if (left == 0) {
            days.add(days(date, lastDayOfMonth()));
        }
        return days;
    }

    private static Days days(LocalDate date, TemporalAdjuster which) {
        return days(date.minusMonths(1).with(which), date.minusMonths(2).with(which));
    }

    private static Days days(LocalDate lastMonth, LocalDate monthBefore) {
        return new Days((int) lastMonth.toEpochDay(), (int) monthBefore.toEpochDay());
    }
}
