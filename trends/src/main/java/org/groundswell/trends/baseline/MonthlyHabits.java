package org.groundswell.trends.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Recognises from a tag's days what happens once a month: people who came on both of the days of {@link OnceAMonth}, at
 * whatever hour, if so many are rare. Where many days have about as many, it would only be the best hour of any day.
 *
 * <p>Not thread-safe: it keeps the days of the months before for a day and the one before it, which nearly all tags ask for.
 */
final class MonthlyHabits {
    private static final int HOURS = 24;
    /** What was on so many of the last 70 days isn't rare. A meeting past midnight is on six. */
    private static final int OFTEN = 8;

    /** The variance of a day with m people is m + 0.05·m², and what is at most three standard deviations less is about as many. */
    private static final double SPREAD = 0.05;

    private static final double DEVIATIONS = 3;

    /** No pair of days lies less far back. */
    private static final int TWO_MONTHS = 56;

    private static final int NONE = Integer.MIN_VALUE;

    /** The pairs of days of two days, by the day modulo 2, and which days those are. */
    private final List<List<OnceAMonth.Days>> pairs = new ArrayList<>(List.of(List.of(), List.of()));

    private final int[] pairsOf = {NONE, NONE};

    /**
     * The most people of any hour of such days, the fewer of the two; 0 if there is no such habit.
     *
     * @param hour hours since the epoch
     * @param before how many of the hours before it belong to the window
     */
    int most(DayTable days, int hour, int before) {
        return rare(days, hour, before, days::most);
    }

    /** The same of the sums of those days' people. */
    int total(DayTable days, int hour, int before) {
        return rare(days, hour, before, days::total);
    }

    private int rare(DayTable days, int hour, int before, IntUnaryOperator people) {
        int found = find(days, hour, before, people);
        if (found == 0) {
            return 0;
        }
        int often = 0;
        for (int i = days.oldest(); i < days.end() && often < OFTEN; i++) {
            often += isAbout(found, people.applyAsInt(i)) ? 1 : 0;
        }
        return often < OFTEN ? found : 0;
    }

    /** Whether a day with so many people has about as many as the habit, or more. */
    private static boolean isAbout(double habit, double people) {
        double less = habit - people;
        return less <= 0 || less * less <= DEVIATIONS * DEVIATIONS * (people + SPREAD * people * people);
    }

    private int find(DayTable days, int hour, int before, IntUnaryOperator people) {
        int day = Math.floorDiv(hour, HOURS);
        int found = find(days, day, people);
        // A window that began on the day before may have that day's people.
        return Math.floorDiv(hour - before, HOURS) < day ? Math.max(found, find(days, day - 1, people)) : found;
    }

    private int find(DayTable days, int day, IntUnaryOperator people) {
        if (!days.reachesBackTo(day - TWO_MONTHS)) {
            return 0;
        }
        int highest = 0;
        for (OnceAMonth.Days each : pairs(day)) {
            int last = days.find(each.lastMonth());
            int first = days.find(each.monthBefore());
            if (last >= 0 && first >= 0) {
                highest = Math.max(highest, Math.min(people.applyAsInt(last), people.applyAsInt(first)));
            }
        }
        return highest;
    }

    private List<OnceAMonth.Days> pairs(int day) {
        int slot = Math.floorMod(day, pairsOf.length);
        if (pairsOf[slot] != day) {
            pairs.set(slot, OnceAMonth.before(day));
            pairsOf[slot] = day;
        }
        return pairs.get(slot);
    }
}
