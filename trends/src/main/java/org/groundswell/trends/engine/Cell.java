package org.groundswell.trends.engine;

import org.groundswell.trends.baseline.Baseline;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.place.NewTagCounts;
import org.groundswell.trends.place.PlaceHistory;
import org.groundswell.trends.score.Listing;

/**
 * One tag in one place: counts its current people, learns the usual number from the hours that have closed, and decides
 * whether the tag is listed there. Minutes, hours and quarters of an hour count from the epoch.
 */
final class Cell {
    private static final Window[] WINDOWS = Window.values();
    private static final int HOUR = 60;
    private static final int QUARTERS_AN_HOUR = 4;
    private static final int DAY = 24 * HOUR;
    /** Tags that are first used in so many minutes after the beginning are not counted among the new ones. */
    private static final int ALL_NEW = 2 * DAY;
    /** Nor are smaller ones. */
    private static final int LEAST_COUNTED = 3;

    private static final int HUNDREDTHS = 100;
    private static final double SQRT_OF_24 = 4.898979485566356;

    private final CellState state;

    /**
     * @param place its id; 0 for the world
     * @param born the minute of the tag's first use
     * @param silentMinutes for how many minutes the tag is known to have been unused
     */
    Cell(int place, int minute, int born, int silentMinutes) {
        this(new CellState(place, minute, silentMinutes));
        state.born = born;
    }

    Cell(CellState state) {
        this.state = state;
    }

    CellState state() {
        return state;
    }

    CellScore score(Moment now) {
        return new CellScore(state, now);
    }

    int place() {
        return state.place;
    }

    MinuteCounts counts() {
        return state.counts;
    }

    boolean isListed() {
        return state.listing.isListed();
    }

    boolean isStillHigh() {
        return state.listing.isStillHigh();
    }

    /** Whether nothing is counted in it and it is on no list. */
    boolean isNeedless() {
        return state.asleep && !isListed() && !isStillHigh();
    }

    /** Starts with the world's baseline, scaled by the place's share of the world's people. */
    void startFrom(Cell world, int minute, Context context) {
        double share = (double) state.counts.people(Window.SIX_HOURS)
                / Math.max(1, world.state.counts.people(Window.SIX_HOURS));
        state.baseline = world.state.baseline.scaled(Math.min(1, share));
        HourSeries uncounted = world.state.uncounted;
        state.uncounted = uncounted == null ? null : uncounted.scaled(Math.min(1, share));
        beginQuarter(minute, 1, context);
    }

    /**
     * Begins a quarter of an hour, and learns from the hour that has closed, if one has. A cell without people for six
     * hours falls asleep instead: it needs no more until somebody comes.
     *
     * @param minute the quarter's first minute
     * @param scale how many people each counted person stands for
     */
    void close(int minute, double scale, Context context) {
        if (state.asleep) {
            return;
        }
        if (minute % HOUR == 0) {
            state.counts.advanceTo(minute - 1);
            if (state.counts.people(Window.SIX_HOURS) == 0 && !isListed() && !isStillHigh()) {
                sleep();
                return;
            }
            closeHour(minute, scale, context);
        }
        state.counts.advanceTo(minute);
        beginQuarter(minute, scale, context);
    }

    /** Falls asleep, having no people. */
    void sleep() {
        state.asleep = true;
        state.running = false;
    }

    /** Advances within a quarter of an hour. */
    void advanceTo(int minute) {
        if (!state.asleep) {
            state.counts.advanceTo(minute);
        }
    }

    /** Counts people in a minute; negative numbers take them out. */
    void count(int at, int people, int weight, int minute, Context context) {
        if (state.asleep) {
            wake(minute, context);
        }
        state.counts.add(at, people, weight);
    }

    /** Catches up with the hours without people. */
    private void wake(int minute, Context context) {
        state.asleep = false;
        int hour = Math.floorDiv(minute, HOUR);
        if (state.hours != null) {
            state.hours.closeSilent(state.baseline.hour(), hour - 1);
        }
        if (state.uncounted != null) {
            state.uncounted.closeSilent(state.baseline.hour(), hour - 1);
        }
        state.counts.advanceTo(minute);
        state.baseline.skipTo(hour, context.forecaster(), rhythm(minute, context));
        beginQuarter(minute, 1, context);
    }

    private void closeHour(int minute, double scale, Context context) {
        int shown = (int) (state.counts.people(Window.HOUR) * scale);
        if (state.hours == null && shown > 0) {
            state.hours = new HourSeries();
        }
        if (state.hours != null) {
            state.hours.close(minute / HOUR - 1, shown);
        }
        int people = rounded(CellScore.weight(Window.HOUR, scale, state));
        int leftOut = Math.min(people, rounded(state.uncountedNow));
        closeUncounted(minute / HOUR - 1, leftOut);
        state.baseline.close(
                people - leftOut, state.listing.isInWave(minute), context.forecaster(), rhythm(minute, context));
    }

    private void closeUncounted(int hour, int people) {
        if (state.uncounted == null && people > 0) {
            state.uncounted = new HourSeries();
        }
        if (state.uncounted != null) {
            state.uncounted.close(hour, people);
            if (state.uncounted.sum() == 0) {
                state.uncounted = null;
            }
        }
    }

    private static int rounded(double people) {
        return (int) (people + 0.5);
    }

    /** People in an average hour, in hundredths; at least one. */
    int level() {
        return Math.max(1, (int) (state.baseline.level() * HUNDREDTHS));
    }

    private double rhythm(int minute, Context context) {
        return context.places().rhythm(state.place).factor(Math.floorDiv(minute, Ticks.MINUTES_A_QUARTER));
    }

    /**
     * Sets the values of the quarter of an hour that has begun: β, μ and σ of each window, and the thresholds.
     *
     * @param scale how many people each counted person stands for
     */
    void beginQuarter(int minute, double scale, Context context) {
        int quarter = Math.floorDiv(minute, Ticks.MINUTES_A_QUARTER);
        int ofHour = Math.floorMod(quarter, QUARTERS_AN_HOUR);
        Baseline baseline = state.baseline;
        double surge = context.places()
                .surgeInHour(
                        state.place,
                        quarter,
                        state.counts.people(Window.HOUR) * scale,
                        baseline.expected(Window.HOUR, ofHour));
        double longSurge = context.places()
                .surgeInSixHours(
                        state.place,
                        quarter,
                        state.counts.people(Window.SIX_HOURS) * scale,
                        baseline.expected(Window.SIX_HOURS, ofHour));
        for (Window window : WINDOWS) {
            double times = window == Window.SIX_HOURS ? longSurge : surge;
            state.expected[window.ordinal()] = times * baseline.expected(window, ofHour);
            state.deviation[window.ordinal()] = times * baseline.deviation(window, ofHour);
        }
        setBias(quarter, context);
        setThresholds(minute, quarter, context);
    }

    /** Sets the thresholds. What they are learned from, the days before this one, stays the same for a day. */
    private void setThresholds(int minute, int quarter, Context context) {
        TrendParameters parameters = context.parameters();
        int day = Math.floorDiv(minute, DAY);
        if (!state.baseline.hasHistory()) {
            state.threshold = parameters.enter();
            state.thresholdOfQuarter = parameters.enter();
            state.dayOfThresholds = CellState.NO_DAY;
        } else if (day != state.dayOfThresholds) {
            int levels = Math.max(context.places().levels(state.place, quarter), level());
            double lambda = parameters.lambda((double) level() / levels);
            state.threshold = parameters.bounded(state.baseline.chanceOfHours(lambda));
            state.thresholdOfQuarter = parameters.bounded(state.baseline.chanceOfQuarter(lambda));
            state.dayOfThresholds = day;
        }
    }

    /** Sets β: of a tag that is new, or hardly used, it depends on how many small new tags there are. */
    private void setBias(int quarter, Context context) {
        TrendParameters parameters = context.parameters();
        PlaceHistory places = context.places();
        int needed = places.neededOfNew(state.place, quarter);
        double bias = parameters.betaShare() * Math.sqrt(places.active(state.place, quarter));
        state.betaOfDay = SQRT_OF_24 * Math.max(parameters.leastBeta(), bias);
        if (needed > 0 && state.expected(Window.HOUR) < Trend.UNUSED) {
            // The significance is (N − β)/β, in every window: a circle of friends writes within minutes.
            state.beta = Math.max(parameters.leastBeta(), needed / (1 + parameters.enter()));
            state.betaOfQuarter = state.beta;
            if (!state.baseline.hasHistory()) {
                state.betaOfDay = SQRT_OF_24 * state.beta;
            }
            return;
        }
        state.beta = Math.max(parameters.leastBeta(), bias);
        // √ of the share of an hour.
        state.betaOfQuarter = Math.max(parameters.leastBeta(), bias / 2);
    }

    /**
     * Sets the weight of a window's people that is left after the audit.
     *
     * @param ofItself the part that counts unconditionally
     * @param ifCarried the part that can enlarge a wave but not start one
     */
    void share(Window window, double ofItself, double ifCarried) {
        state.share(window, ofItself, ifCarried);
        state.lookedAt = true;
    }

    /** Whether no audit has looked at its people: of the people of a large tag, some may just have come from a new place. */
    boolean isUnaudited() {
        return !state.lookedAt;
    }

    /** Whether it is listed, or would be if its people counted in full: then the audit has to look at them. */
    boolean isCandidate(Moment now) {
        if (isListed() || isStillHigh()) {
            return true;
        }
        CellScore score = score(now);
        return score.isCrowd() && score.enters(false);
    }

    /**
     * Decides whether it is listed.
     *
     * @param tagAudited whether the tag's people were audited not long before
     * @param retracted whether uses were retracted since the last decision
     * @param deleted how many strangers deleted their posts
     * @param newTags where it is counted if it is new
     */
    void decide(Moment now, boolean tagAudited, boolean retracted, int deleted, NewTagCounts newTags) {
        CellScore score = score(now);
        boolean audited = tagAudited && state.lookedAt;
        state.uncountedNow = audited ? score.uncounted() : 0;
        observe(score, audited, now.minute());
        countIfNew(score, now, newTags);
        boolean wasInWave = state.listing.isListed() || state.listing.isStillHigh();
        if (!wasInWave && !audited) {
            return;
        }
        // If it is significant before the audit but not after, the people turned out to count for less: it leaves at
        // once.
        state.listing.update(
                new Listing.Figures(
                        now.minute(),
                        state.running ? state.runStart : now.minute(),
                        score.enters(true),
                        score.isCrowdAfterAudit(),
                        score.lastingSignificance(),
                        score.leave(),
                        score.significance(Window.HOUR, true),
                        score.countedAs(Window.QUARTER),
                        score.countedAs(Window.HOUR),
                        score.hasManyStrangers(deleted),
                        score.day(),
                        retracted || score.enters(false)),
                now.parameters());
    }

    private void countIfNew(CellScore score, Moment now, NewTagCounts newTags) {
        int age = now.minute() - state.born;
        // On a new server every tag is new.
        if (age >= DAY || now.knownMinutes() - age < ALL_NEW) {
            return;
        }
        int size = rounded(score.surelyKnown(Window.HOUR));
        if (size > state.largest && size >= LEAST_COUNTED) {
            newTags.grew(state.place, state.largest, size);
            state.largest = size;
        }
    }

    /** Notes what its baseline learns from, and since when it has been above what was expected. */
    private void observe(CellScore score, boolean audited, int minute) {
        double people = score.weight(Window.HOUR);
        // People whom the audit leaves out make no habit, or they could make a wave look like one.
        state.baseline.see(rounded(audited ? Math.min(people, score.countedAs(Window.HOUR)) : people));
        if (score.isSecondDay()) {
            state.baseline.see(
                    Math.max(reliable(score, Window.HOUR, audited), reliable(score, Window.SIX_HOURS, audited)),
                    reliable(score, Window.QUARTER, audited));
        }
        boolean above = score.isAboveExpected();
        // An unwatched tag is only decided on when it is used: nobody may have come for a quarter of an hour since.
        boolean interrupted = minute - state.lastPeople >= Window.QUARTER.minutes();
        if (above && (!state.running || (interrupted && !isListed()))) {
            state.runStart = minute;
        }
        if (above) {
            state.lastPeople = minute;
        }
        // A listed tag keeps its start through a lull.
        state.running = above || (state.running && isListed());
    }

    /**
     * The significance from which the tag's threshold is learned. Strangers have no part in it where they were not audited:
     * a few of them every day would make it unattainable.
     */
    private static double reliable(CellScore score, Window window, boolean audited) {
        return audited ? score.significanceToEnter(window, true) : score.significanceOfKnown(window);
    }

    /** The minute in which the wave began because of which it is listed. */
    int since() {
        return state.listing.since();
    }

    /** People in an average hour, as learned from closed hours. */
    double usualPeople() {
        return state.baseline.level();
    }

    /** About how much memory it takes. */
    int bytes() {
        return state.bytes()
                + state.counts.bytes()
                + state.baseline.bytes()
                + (state.hours == null ? 0 : HourSeries.BYTES)
                + (state.uncounted == null ? 0 : HourSeries.BYTES);
    }
}
