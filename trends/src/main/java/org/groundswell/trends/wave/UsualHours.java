package org.groundswell.trends.wave;

import java.util.function.IntPredicate;
import org.groundswell.trends.baseline.OnceAMonth;
import org.groundswell.trends.baseline.Spread;

/**
 * What is usual in each hour of a tag's history. An index counts hours from the tag's first hour. Hours are closed in
 * order; while a wave lasts, nothing is learned from them.
 *
 * <p>Of the six hours and of the day that end with an hour, the number usual is the sum of that of their hours. It is
 * multiplied by the number of distinct people in them now and divided by the sum of the people of their hours, since some
 * people come in several.
 */
final class UsualHours {
    private static final int HOUR = 60;
    private static final int DAY = 24;
    /** From this significance on, it is asked whether it is a habit. */
    private static final double HIGH = 2;

    private static final double MOST_SPREAD_OF_HABIT = 0.25;
    private static final double LEAST_SPREAD = 0.05;
    /** The variance of a day that comes from the level's being estimated from a few hours. */
    private static final double YOUNG_DAY = 0.2 * DAY;
    /** A daily or weekly habit may be this many hours earlier or later, as after a clock change. */
    private static final int TOLERANCE = 1;
    /** The same for a monthly habit. */
    private static final int MONTHLY_TOLERANCE = 6;

    /** What an hour is for learning. */
    enum Kind {
        /** In no wave, or in one that has become usual. */
        KNOWN,
        /** In the first day after a wave rose from calm: no usual hour, but it can be the first of a habit. */
        FIRST_DAY,
        IN_WAVE
    }

    private final Hours hours;
    private final Usual one;
    private final Usual six;
    private final Usual day;
    private final Spread spread;
    /** φ of each hour, as known when it began. */
    private final float[] phi;

    private final Kind[] kinds;
    /** How many hours before each are known. */
    private final int[] known;
    /** The sum of people of the hours before each, and of those expected. */
    private final int[] people;

    private final double[] expected;
    private int closed;

    UsualHours(Hours hours) {
        int count = hours.count();
        this.hours = hours;
        this.one = new Usual(hours.one, HOUR);
        this.six = new Usual(hours.six, HOUR);
        this.day = new Usual(hours.day, HOUR);
        this.spread = new Spread(Math.floorDiv(hours.start, DAY));
        this.phi = new float[count];
        this.kinds = new Kind[count];
        this.known = new int[count + 1];
        this.people = new int[count + 1];
        this.expected = new double[count + 1];
    }

    /** How significantly many people there are. */
    record High(double inHours, double inDay) {}

    /**
     * How significant the people of the first hour that isn't closed are, the larger of the hour and of the six hours up to
     * its end; and those of the day up to its end.
     */
    High open() {
        int h = closed;
        Range ofHour = ofHour(h);
        people[h + 1] = people[h] + hours.one[h];
        expected[h + 1] = expected[h] + ofHour.people();
        Range ofSix = ofSix(h);
        return new High(
                Math.max(ofHour.significanceOf(hours.one[h]), ofSix.significanceOf(hours.six[h])),
                ofDay(h).significanceOf(hours.day[h]));
    }

    /** Closes the hour of which {@link #open} was asked. */
    void close(Kind kind) {
        int h = closed;
        double usual = expected[h + 1] - expected[h];
        phi[h] = (float) spread.phi();
        if (kind == Kind.KNOWN && (hours.one[h] > 0 || usual > 0)) {
            spread.learn(hours.start + h, hours.one[h], usual);
        }
        set(h, kind);
    }

    /** Changes closed hours, from one (inclusive) to another (exclusive). */
    void change(int from, int to, Kind kind) {
        int end = closed;
        for (int h = from; h < end; h++) {
            set(h, h < to ? kind : kinds[h]);
        }
    }

    private void set(int h, Kind kind) {
        kinds[h] = kind;
        known[h + 1] = known[h] + (kind == Kind.KNOWN ? 1 : 0);
        one.close(h, kind == Kind.KNOWN);
        day.close(h, known[h + 1] - known[Math.max(0, h + 1 - DAY)] == Math.min(h + 1, DAY));
        closed = h + 1;
    }

    /** The hour at index 0, since the epoch. */
    int start() {
        return hours.start;
    }

    /** The distinct people of an hour, which may be one before the first use or after the last. */
    int people(int h) {
        return h < 0 || h >= hours.count() ? 0 : hours.one[h];
    }

    /** Whether an hour was in no wave, or in one that had become usual. */
    boolean isKnown(int h) {
        return h < 0 || h >= closed || kinds[h] == Kind.KNOWN;
    }

    /**
     * What is usual in an hour, which may be one before the first use or after the last. Unlike the largest number that is
     * no news, it is right on average: a habit counts if it came every week, or while only waves are known of it.
     */
    Range hour(int h) {
        Range usual = usual(h);
        double weekly = one.everyWeek(h, leastHabit(one.daily(h)));
        return weekly > usual.people() ? ofHabit(weekly, h) : orHabit(usual, h, twice(one, h, 0, this::isFirstDay));
    }

    private Range ofHour(int h) {
        return orHabit(usual(h), h, one, hours.one[h]);
    }

    private Range usual(int h) {
        return Range.of(one.at(h), phiAt(h) + young(h));
    }

    private Range ofSix(int h) {
        double sum = sumOfExpected(h, Hours.SIX, hours.six[h]);
        return orHabit(Range.of(sum, phiAt(h) + young(h)), h, six, hours.six[h]);
    }

    private Range ofDay(int h) {
        double sum = sumOfExpected(h, DAY, hours.day[h]);
        double young = YOUNG_DAY * young(h);
        // Most days are not high even with the smallest spread, which saves to compute it.
        Range narrow = Range.of(sum, Usual.LEAST_DAY_SPREAD + young);
        return narrow.significanceOf(hours.day[h]) < HIGH ? narrow : Range.of(sum, day.spreadOfDays(h) + young);
    }

    private double sumOfExpected(int h, int window, int distinct) {
        int from = Math.max(0, h + 1 - window);
        double sum = expected[h + 1] - expected[from];
        int ofHours = people[h + 1] - people[from];
        return ofHours == 0 ? sum : sum * distinct / ofHours;
    }

    private double phiAt(int h) {
        return h < 0 ? LEAST_SPREAD : h < closed ? phi[h] : spread.phi();
    }

    /** The part of φ that comes from the level's being estimated from a few hours. */
    private double young(int h) {
        return 1.0 / Math.max(1, one.known(h));
    }

    private Range orHabit(Range usual, int h, Usual window, int now) {
        return usual.significanceOf(now) < HIGH ? usual : orHabit(usual, h, habit(window, h));
    }

    private Range orHabit(Range usual, int h, int habit) {
        return habit > leastHabit(usual.people()) ? ofHabit(habit, h) : usual;
    }

    private Range ofHabit(double people, int h) {
        return Range.of(people, Math.min(phiAt(h), MOST_SPREAD_OF_HABIT));
    }

    /** What came at some time is a habit if it was more people than this. */
    private static double leastHabit(double usual) {
        return usual + 3 * Range.of(usual, LEAST_SPREAD).deviation();
    }

    /** T: the people who came twice at this time, on two of three days, in two of four weeks, or on {@link OnceAMonth}'s days. */
    private int habit(Usual window, int h) {
        return Math.max(twice(window, h, TOLERANCE, this::isShown), monthly(window, h));
    }

    private static int twice(Usual window, int h, int tolerance, IntPredicate counts) {
        return Math.max(window.twiceInThreeDays(h, tolerance, counts), window.twiceInFourWeeks(h, tolerance, counts));
    }

    private int monthly(Usual window, int h) {
        int today = Math.floorDiv(hours.start + h, DAY);
        int most = 0;
        for (OnceAMonth.Days days : OnceAMonth.before(today)) {
            int last = window.most(h - (today - days.lastMonth()) * DAY, MONTHLY_TOLERANCE, this::stoodOut);
            if (last > most) {
                int before = window.most(h - (today - days.monthBefore()) * DAY, MONTHLY_TOLERANCE, this::stoodOut);
                most = Math.max(most, Math.min(last, before));
            }
        }
        return most;
    }

    /** Whether more people came in an hour than usual: of some hours' difference, any day would repeat itself. */
    private boolean stoodOut(int h) {
        return isShown(h) && hours.one[h] > leastHabit(one.at(h));
    }

    private boolean isFirstDay(int h) {
        return h < closed && kinds[h] == Kind.FIRST_DAY;
    }

    private boolean isShown(int h) {
        return h < closed && kinds[h] != Kind.IN_WAVE;
    }
}
