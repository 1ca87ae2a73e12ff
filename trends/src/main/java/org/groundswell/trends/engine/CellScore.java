package org.groundswell.trends.engine;

import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.score.Significance;

/**
 * The figures of a cell at a moment: pure arithmetic, which changes nothing. The formulas are in {@code
 * docs/trends.md}.
 */
record CellScore(CellState cell, Moment now) {
    private static final Window[] WINDOWS = Window.values();
    private static final int DAY = 24 * 60;
    /** A day is compared with others once uses have been known for so many minutes. */
    private static final int KNOWN_FOR_DAYS = 4 * DAY;

    /** A quarter of an hour lists a tag only if the hour is at least so significant, a day if the hour or six hours are. */
    private static final double LEAST_OF_HOURS = 2;
    /** A slow rise that is listed stays while the hour or six hours are so significant. */
    private static final double LEAST_TO_STAY = 1.5;

    /** A tag with fewer people in an average hour is seldom used. */
    private static final double SELDOM = 1;

    /** A smaller part of known people means that there are many strangers. */
    private static final double KNOWN_SHARE = 0.75;

    /** Distinct people in a window. */
    int people(Window window) {
        return (int) (cell.counts.people(window) * now.scale());
    }

    /** Their weight before the audit, in people. */
    double weight(Window window) {
        return weight(window, now.scale(), cell);
    }

    /** Their weight before the audit, in people, when each counted person stands for {@code scale} people. */
    static double weight(Window window, double scale, CellState cell) {
        return cell.counts.weight(window) * scale / AccountTraits.FULL;
    }

    /**
     * How many of the people are known at least, before the audit: strangers weigh three quarters at most, so their
     * number can be estimated from people and weight.
     */
    double surelyKnown(Window window) {
        double people = cell.counts.people(window) * now.scale();
        return Math.max(0, 4 * weight(window) - 3 * people);
    }

    /**
     * Whether more than a quarter of the people of the last hour may be strangers.
     *
     * @param deleted strangers who deleted their posts, who belong to it as well
     */
    boolean hasManyStrangers(int deleted) {
        // Known people who count in full after the audit are at least as sure.
        double known = Math.max(surelyKnown(Window.HOUR), starting(Window.HOUR));
        return known < KNOWN_SHARE * (people(Window.HOUR) + deleted);
    }

    /** How many people they count for, after the audit. */
    double countedAs(Window window) {
        double starting = starting(window);
        // Strangers can at most double the excess of the other people over the expected number.
        double wave = Math.max(0, starting - expected(window));
        return starting + Math.min(wave, weight(window) * cell.carried(window));
    }

    /** The same without strangers and others who can enlarge a wave but not start one. */
    private double starting(Window window) {
        return weight(window) * cell.alone(window);
    }

    /** μ: how many people are expected in a window at this time. */
    double expected(Window window) {
        return cell.expected(window);
    }

    /** σ: the standard deviation around μ. */
    double deviation(Window window) {
        return cell.deviation(window);
    }

    /** The number of people in the last hour above the expected number. */
    int excess() {
        return Math.max(0, people(Window.HOUR) - (int) expected(Window.HOUR));
    }

    /** Whether there are enough people to be a trend, before the audit. */
    boolean isCrowd() {
        return cell.counts.people(Window.SIX_HOURS) * now.scale()
                        >= parameters().leastPeople()
                && weight(Window.SIX_HOURS) >= least();
    }

    /** Whether there are enough people to be a trend, after the audit. */
    boolean isCrowdAfterAudit() {
        return isCrowd() && countedAs(Window.SIX_HOURS) >= least();
    }

    /** Whether the last quarter of an hour is two standard deviations above the expected number. */
    boolean isAboveExpected() {
        double people = weight(Window.QUARTER);
        return people > 0 && people > expected(Window.QUARTER) + 2 * deviation(Window.QUARTER);
    }

    /** Whether it is significant enough to be listed, before or after the audit. */
    boolean enters(boolean audited) {
        double hour = significanceToEnter(Window.HOUR, audited);
        double longer = Math.max(hour, significanceToEnter(Window.SIX_HOURS, audited));
        if (longer >= threshold(cell.threshold)) {
            return true;
        }
        // The shortest window alone lists nothing that people usually write about.
        boolean sudden = significanceToEnter(Window.QUARTER, audited) >= threshold(cell.thresholdOfQuarter);
        if (sudden && (hour >= LEAST_OF_HOURS || expected(Window.HOUR) < Trend.UNUSED)) {
            return true;
        }
        return longer >= LEAST_OF_HOURS
                && significanceOfDay(audited) >= Math.max(parameters().enter(), leave());
    }

    /**
     * The significance that can list a tag, before or after the audit. Only people who can start a wave have a part in it:
     * others would double what is chance.
     */
    double significanceToEnter(Window window, boolean audited) {
        return significance(window, audited ? starting(window) : weight(window));
    }

    /** A tag that is seldom used needs as much as a new one: its maxima, of one or two people, say little of chance. */
    private double threshold(double learned) {
        return cell.baseline.level() < SELDOM ? Math.max(learned, parameters().enter()) : learned;
    }

    /**
     * The significance, after the audit, by which it stays listed: the highest but that of a quarter of an hour, of which some
     * position is high by chance within every hour.
     */
    double lastingSignificance() {
        double longer = Math.max(significance(Window.HOUR, true), significance(Window.SIX_HOURS, true));
        return longer >= LEAST_TO_STAY ? Math.max(longer, significanceOfDay(true)) : longer;
    }

    /**
     * The significance below which it leaves the list. What varies much by chance has to be higher to stay, as it has to
     * enter.
     */
    double leave() {
        double leave = parameters().leave();
        return cell.baseline.hasHistory() ? Math.max(leave, cell.threshold / 2) : leave;
    }

    /** The significance of the last 24 closed hours, before or after the audit. */
    private double significanceOfDay(boolean audited) {
        if (now.knownMinutes() < KNOWN_FOR_DAYS) {
            return Double.NEGATIVE_INFINITY;
        }
        double people = audited ? countedOfDay() : cell.baseline.dayPeople();
        return Significance.of(people, cell.baseline.dayExpected(), cell.baseline.dayDeviation(), cell.betaOfDay);
    }

    /** The sum of the people of the last 24 closed hours, after the audit, and of the open one. */
    double day() {
        return countedOfDay() + countedAs(Window.HOUR);
    }

    /**
     * How many people of the last 24 closed hours count: those that counted in their hour, but no larger a part of all
     * than of the last six hours, since more is known of them now.
     */
    private double countedOfDay() {
        double counted = cell.baseline.dayPeople();
        int leftOut = cell.uncounted == null ? 0 : cell.uncounted.sum();
        return Math.min(counted, (counted + leftOut) * countedPart());
    }

    /** How many people of the last hour don't count, after the audit. */
    double uncounted() {
        return Math.max(0, weight(Window.HOUR) - countedAs(Window.HOUR));
    }

    /** The part of the people of six hours that counts. */
    private double countedPart() {
        double weight = weight(Window.SIX_HOURS);
        return weight == 0 ? 1 : Math.min(1, countedAs(Window.SIX_HOURS) / weight);
    }

    /** Whether uses have been known for a day. */
    boolean isSecondDay() {
        return now.knownMinutes() >= DAY;
    }

    /** How many standard deviations a window is above the expected number, before or after the audit. */
    double significance(Window window, boolean audited) {
        return significance(window, audited ? countedAs(window) : weight(window));
    }

    /** The same for the people who are surely known. */
    double significanceOfKnown(Window window) {
        return significance(window, surelyKnown(window));
    }

    private double significance(Window window, double people) {
        // Until a window of the same length has closed, there is nothing to compare with: on a new server everything is
        // new.
        if (now.knownMinutes() < 2 * window.minutes()) {
            return Double.NEGATIVE_INFINITY;
        }
        return Significance.of(people, expected(window), deviation(window), beta(window));
    }

    /** The window with the highest significance after the audit. */
    Window strongest() {
        Window strongest = Window.QUARTER;
        double best = Double.NEGATIVE_INFINITY;
        for (Window window : WINDOWS) {
            double z = significance(window, true);
            // On a tie the longer window wins: "in the last hour" is easier to understand than a quarter of an hour.
            if (z >= best) {
                best = z;
                strongest = window;
            }
        }
        return strongest;
    }

    private double least() {
        return Math.max(parameters().leastPeople(), 3 * cell.beta);
    }

    private double beta(Window window) {
        return window == Window.QUARTER ? cell.betaOfQuarter : cell.beta;
    }

    private TrendParameters parameters() {
        return now.parameters();
    }
}
