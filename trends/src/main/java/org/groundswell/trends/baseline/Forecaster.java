package org.groundswell.trends.baseline;

import java.util.Arrays;

/**
 * Computes from a tag's tables how many people are expected in an hour. {@link #at} reads the tables; the other methods
 * compute from what it read. An instance is reused for all tags of a shard, to save memory.
 *
 * <p>Only + − × ÷ and √ are used, which IEEE 754 makes the same on every machine, and sums are in the order of days.
 *
 * <p>Not thread-safe.
 */
public final class Forecaster {
    /*
     * The people of the same hour of the 28 days before are averaged, recent days weighing most. Each is clipped at four
     * times their median and ten people, so that one burst moves the average as little as any other day, however large
     * it is, and a new steady level is believed once it is the median. docs/trends.md has the formulas.
     *
     * Something that happened twice at this hour (on two of three days, in two of four weeks) is a habit and no news; an
     * hour earlier or later is the same, so that neither a clock change nor a habit that isn't punctual is news. So is
     * something that happened on such a day of both of the last two months, see MonthlyHabits.
     */

    static final int DAYS = 28;
    private static final int WEEK = 7;
    static final int HOURS = 24;
    private static final int SIX = 6;
    static final int CLIP_FACTOR = 4;
    static final int CLIP_PEOPLE = 10;
    /** The weight of the level, beside the same hour on other days. */
    private static final double LEVEL_WEIGHT = 1;

    private static final double DAILY_WEIGHT = 2;

    private static final int UNKNOWN = -1;
    /** Days ago with which the next hours are compared, to recognise a habit: three days, then four weeks. */
    private static final int[] COMPARED = {1, 2, 3, 7, 14, 21, 28};

    private static final int DAILY = 3;
    private static final int[] SLOT = slots();

    private int hour;
    /** People of the same hour, by days ago; {@link #UNKNOWN} where nothing is known. */
    private final int[] same = new int[DAYS + 1];
    /** The same for the next hour. */
    private final int[] sameAsNext = new int[DAYS + 1];
    /**
     * People of the same hour of the last four weeks, and the same for the next hour. Those in a wave are included, since a
     * habit of two days is taken for one at first; they count as far as they came twice.
     */
    private final int[] sameOfWeeks = new int[DAYS / WEEK];

    private final int[] sameAsNextOfWeeks = new int[DAYS / WEEK];
    /** The sum of the known hours of each of the 24-hour days before, the last one at 0. */
    private final long[] day = new long[DAYS];
    /** How many of that day's hours are known. */
    private final int[] known = new int[DAYS];
    /** People of the last 24 hours, known or ignored. */
    private long lastDay;
    /** For each of {@link #COMPARED}, the most people at any moment of that hour, or of the one before or after. */
    private final int[] most = new int[COMPARED.length];
    /**
     * For each of {@link #COMPARED}, the people of the six clock hours that end with the second hour before it, the one
     * before, it, and the one after.
     */
    private final long[][] six = new long[COMPARED.length][4];
    /** For each of the last four weeks, the people of the 24 hours at this time. */
    private final long[] weekBefore = new long[DAYS / WEEK];

    private final MonthlyHabits monthly = new MonthlyHabits();

    private final DayMeans means = new DayMeans();

    private final Median median = new Median(DAYS);
    private final double[] values = new double[DAYS];

    private static int[] slots() {
        int[] slots = new int[DAYS + 2];
        Arrays.fill(slots, UNKNOWN);
        for (int slot = 0; slot < COMPARED.length; slot++) {
            slots[COMPARED[slot]] = slot;
        }
        return slots;
    }

    /**
     * Reads what is known before an hour.
     *
     * @param knownSince the first hour of which it is known how many people there were
     */
    void at(int now, HourTable table, int knownSince) {
        hour = now;
        lastDay = 0;
        Arrays.fill(most, 0);
        Arrays.fill(day, 0);
        Arrays.fill(weekBefore, 0);
        for (long[] sums : six) {
            Arrays.fill(sums, 0);
        }
        int age = now - knownSince;
        for (int k = 1; k <= DAYS; k++) {
            same[k] = k * HOURS <= age ? 0 : UNKNOWN;
            sameAsNext[k] = k * HOURS <= age + 1 ? 0 : UNKNOWN;
            known[k - 1] = Math.clamp(age - (k - 1) * HOURS, 0, HOURS);
        }
        for (int week = 0; week < sameOfWeeks.length; week++) {
            sameOfWeeks[week] = same[(week + 1) * WEEK];
            sameAsNextOfWeeks[week] = sameAsNext[(week + 1) * WEEK];
        }
        int newest = table.size() - 1;
        while (newest >= 0 && table.hour(newest) >= now) {
            newest--;
        }
        for (int dayAgo = 0; dayAgo <= DAYS && newest >= 0; dayAgo++) {
            newest = readDay(table, newest, dayAgo);
        }
        means.read(day, known);
    }

    /**
     * Reads the 24 hours of a day. Most of them only add to its sum, so that is all that the loop over them does.
     *
     * @param newest the newest entry of this day or of those before
     * @return the newest entry of the days before, negative if there is none
     */
    private int readDay(HourTable table, int newest, int dayAgo) {
        int first = hour - (dayAgo + 1) * HOURS;
        long people = 0;
        long ignoredPeople = 0;
        int ignored = 0;
        int entry = newest;
        while (entry >= 0 && table.hour(entry) >= first) {
            if (table.isIgnored(entry)) {
                ignored++;
                ignoredPeople += table.people(entry);
            } else {
                people += table.people(entry);
            }
            entry--;
        }
        if (dayAgo == 0) {
            lastDay = people + ignoredPeople;
        } else if (dayAgo % WEEK == 0) {
            weekBefore[dayAgo / WEEK - 1] = people + ignoredPeople;
        }
        if (dayAgo < DAYS) {
            day[dayAgo] = people;
            known[dayAgo] -= ignored;
            readSame(table, entry + 1, first, dayAgo + 1);
        }
        int slot = SLOT[dayAgo + 1];
        if (slot != UNKNOWN) {
            compare(table, entry + 1, first, slot);
        }
        return entry;
    }

    /**
     * Reads this hour and the next one of another day.
     *
     * @param entry the first from {@code then} on, if there is one
     * @param then this hour of that day
     */
    private void readSame(HourTable table, int entry, int then, int daysAgo) {
        int next = entry;
        if (next < table.size() && table.hour(next) == then) {
            note(table, next, daysAgo, same, sameOfWeeks);
            next++;
        }
        if (next < table.size() && table.hour(next) == then + 1) {
            note(table, next, daysAgo, sameAsNext, sameAsNextOfWeeks);
        }
    }

    private static void note(HourTable table, int entry, int daysAgo, int[] days, int[] weeks) {
        days[daysAgo] = table.isIgnored(entry) ? UNKNOWN : table.people(entry);
        if (daysAgo % WEEK == 0) {
            weeks[daysAgo / WEEK - 1] = table.people(entry);
        }
    }

    /**
     * Takes the hours around one of another day into account for habits: the seven hours before it, itself, and the one
     * after. What is compared with them slides: at the beginning of an hour it is what the hour before had at its end.
     * An hour in a wave is no habit of days, but one of weeks if it happens twice.
     *
     * @param entry the first from {@code then} on, if there is one
     * @param then this hour of that day
     */
    private void compare(HourTable table, int entry, int then, int slot) {
        for (int i = Math.min(entry + 1, table.size() - 1); i >= 0; i--) {
            int before = then - table.hour(i);
            if (before > SIX + 1) {
                return;
            }
            if (before < -1 || (table.isIgnored(i) && slot < DAILY)) {
                continue;
            }
            if (before <= 1) {
                most[slot] = Math.max(most[slot], table.most(i));
            } else if (before == 2) {
                // The hour after it began with so many in its sliding hour.
                most[slot] = Math.max(most[slot], table.people(i));
            }
            for (int end = 0; end < six[slot].length; end++) {
                int inWindow = before + end - 2;
                if (inWindow >= 0 && inWindow < SIX) {
                    six[slot][end] += table.people(i);
                }
            }
        }
    }

    /** How many hours are known, of the last 28 days. */
    int knownHours() {
        int sum = 0;
        for (int hours : known) {
            sum += hours;
        }
        return sum;
    }

    /** People in an average hour. */
    double level() {
        return means.level();
    }

    /**
     * People usual in this hour of the day and of the week.
     *
     * @param level people in an average hour
     * @param rhythm the place's activity in this hour, divided by its average
     */
    double usual(double level, double rhythm) {
        return usual(same, sameOfWeeks, level, rhythm);
    }

    /** The same of the next hour. */
    double usualInNextHour(double level, double rhythm) {
        return usual(sameAsNext, sameAsNextOfWeeks, level, rhythm);
    }

    private double usual(int[] same, int[] weeks, double level, double rhythm) {
        int count = 0;
        for (int k = 1; k <= DAYS; k++) {
            if (same[k] != UNKNOWN) {
                values[count] = same[k];
                count++;
            }
        }
        double sum = LEVEL_WEIGHT * level * rhythm;
        double weights = LEVEL_WEIGHT;
        if (count > 0) {
            double limit = CLIP_FACTOR * median.of(values, count) + CLIP_PEOPLE;
            for (int k = 1; k <= DAYS; k++) {
                if (same[k] != UNKNOWN) {
                    sum += DayMeans.WEIGHTS[k] * Math.min(same[k], limit);
                    weights += DayMeans.WEIGHTS[k];
                }
            }
        }
        return withWeekday(same, weeks, sum / weights);
    }

    private double withWeekday(int[] same, int[] weeks, double daily) {
        int twice = secondMost(weeks, 0, weeks.length);
        int count = 0;
        for (int week = 0; week < weeks.length; week++) {
            if (weeks[week] != UNKNOWN) {
                boolean inWave = same[(week + 1) * WEEK] == UNKNOWN;
                values[count] = inWave ? Math.min(weeks[week], twice) : weeks[week];
                count++;
            }
        }
        if (count < 2) {
            return daily;
        }
        double limit = CLIP_FACTOR * median.of(values, count) + CLIP_PEOPLE;
        double sum = DAILY_WEIGHT * daily;
        for (int i = 0; i < count; i++) {
            sum += Math.min(values[i], limit);
        }
        return sum / (DAILY_WEIGHT + count);
    }

    /**
     * People of a sliding hour that are a habit at this time: so many were there on two of the last three days, in two of
     * the last four weeks, or on the days of {@link OnceAMonth}.
     *
     * @param daily whether the last days can show a habit; not in a wave or a slow rise
     */
    double habitOfHour(DayTable days, boolean daily) {
        int weekly = secondMost(most, DAILY, COMPARED.length);
        int habit = daily ? Math.max(weekly, secondMost(most, 0, DAILY)) : weekly;
        return Math.max(habit, monthly.most(days, hour, 1));
    }

    /** The same for six hours. */
    double habitOfSixHours(DayTable days, boolean daily) {
        int[] highest = new int[COMPARED.length];
        for (int slot = 0; slot < highest.length; slot++) {
            for (long sum : six[slot]) {
                highest[slot] = (int) Math.min(Integer.MAX_VALUE, Math.max(highest[slot], sum));
            }
        }
        int weekly = secondMost(highest, DAILY, COMPARED.length);
        int habit = daily ? Math.max(weekly, secondMost(highest, 0, DAILY)) : weekly;
        return Math.max(habit, monthly.total(days, hour, SIX));
    }

    private static int secondMost(int[] of, int from, int to) {
        int first = 0;
        int second = 0;
        for (int i = from; i < to; i++) {
            if (of[i] > first) {
                second = first;
                first = of[i];
            } else {
                second = Math.max(second, of[i]);
            }
        }
        return second;
    }

    /** The sum of the people of each of the last 24 hours. */
    long lastDay() {
        return lastDay;
    }

    /** The sum of the people of 24 hours that is a weekly or monthly habit. */
    long habitOfDay(DayTable days) {
        long first = 0;
        long second = 0;
        for (long people : weekBefore) {
            if (people > first) {
                second = first;
                first = people;
            } else {
                second = Math.max(second, people);
            }
        }
        return Math.max(second, monthly.total(days, hour, HOURS));
    }

    /** By how much the days differ: φ₂₄. */
    double spreadOfDays() {
        return means.spread();
    }
}
