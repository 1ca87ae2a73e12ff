package org.groundswell.trends.engine;

import org.groundswell.trends.baseline.Baseline;
import org.groundswell.trends.baseline.Season;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.place.PlaceHistory;

/**
 * One tag in one place: counts its current people, learns the usual number from closed windows, and decides whether the
 * tag is listed there. Minutes, hours and quarters of an hour count from the epoch.
 */
final class Cell {
    private static final Window[] WINDOWS = Window.values();
    private static final int QUARTERS_AN_HOUR = 4;
    /** A season is learned for a tag that has been observed for this many minutes and has this many people an hour. */
    private static final int SEASON_AFTER = 48 * 60;

    private static final double SEASON_FROM = 0.5;

    private final CellState state;

    /**
     * @param place its id; 0 for the world
     * @param silentMinutes for how many minutes the tag is known to have been unused
     */
    Cell(int place, int minute, int silentMinutes) {
        this(new CellState(place, minute, silentMinutes));
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

    boolean hasSeason() {
        return state.season != null;
    }

    /** Starts with the world's baseline, scaled by the place's share of the world's people. */
    void startFrom(Cell world) {
        double share = (double) state.counts.people(Window.SIX_HOURS)
                / Math.max(1, world.state.counts.people(Window.SIX_HOURS));
        state.baseline.startFrom(world.state.baseline, Math.min(1, share));
    }

    /**
     * Closes the windows that end where a quarter of an hour begins, and learns from their counts.
     *
     * @param minute that quarter's first minute
     * @param scale how many people each counted person stands for
     */
    void close(int minute, double scale, Context context) {
        state.counts.advanceTo(minute - 1);
        int halfLife = context.parameters().halfLifeHours();
        for (Window window : WINDOWS) {
            if (minute % window.minutes() == 0) {
                double people = CellScore.weight(window, scale, state);
                if (window == Window.HOUR) {
                    closeHour(minute / 60 - 1, people, (int) (state.counts.people(window) * scale));
                }
                state.baseline.learn(window, people, state.factor(window), halfLife);
            }
        }
        state.counts.advanceTo(minute);
        beginQuarter(minute, context);
    }

    private void closeHour(int hour, double people, int shown) {
        Baseline baseline = state.baseline;
        if (state.season == null
                && baseline.mean(Window.HOUR) >= SEASON_FROM
                && baseline.knownMinutes(Window.HOUR) >= SEASON_AFTER) {
            state.season = new Season();
        }
        if (state.season != null) {
            state.season.learn(hour, baseline.clipped(Window.HOUR, people, state.factor(Window.HOUR)));
        }
        if (state.hours == null && shown > 0) {
            state.hours = new HourSeries();
        }
        if (state.hours != null) {
            state.hours.close(hour, shown);
        }
    }

    /**
     * Advances through a period without any people. Only for a cell without a season, which learns nothing but zeros
     * from it.
     */
    void sleep(int fromMinute, int toMinute, Context context) {
        int halfLife = context.parameters().halfLifeHours();
        for (Window window : WINDOWS) {
            int closed = toMinute / window.minutes() - fromMinute / window.minutes();
            state.baseline.learnSilence(window, closed, halfLife);
        }
        if (state.hours != null) {
            state.hours.closeSilent(fromMinute / 60, toMinute / 60 - 1);
        }
        state.counts.advanceTo(toMinute);
        beginQuarter(toMinute, context);
        state.running = false;
    }

    /** Sets the values of the quarter of an hour that has begun: β, and the season's factor of each window. */
    void beginQuarter(int minute, Context context) {
        int quarter = Math.floorDiv(minute, Ticks.MINUTES_A_QUARTER);
        PlaceHistory places = context.places();
        state.beta = Math.max(
                context.parameters().leastBeta(),
                context.parameters().betaShare() * Math.sqrt(places.active(state.place, quarter)));
        if (state.baseline.mean(Window.SIX_HOURS) != 0 || state.counts.people(Window.SIX_HOURS) != 0) {
            setFactors(quarter, places.rhythm(state.place));
        }
    }

    /** A window's factor is the mean of its quarters' factors; that of the shortest is its one quarter's. */
    private void setFactors(int quarter, PlaceHistory.Rhythm rhythm) {
        double sum = 0;
        int hour = Integer.MAX_VALUE;
        double factor = 1;
        int quarters = Window.SIX_HOURS.minutes() / Ticks.MINUTES_A_QUARTER;
        for (int back = 0; back < quarters; back++) {
            int hourBack = Math.floorDiv(quarter - back, QUARTERS_AN_HOUR);
            if (state.season == null) {
                factor = rhythm.factor(quarter - back);
            } else if (hourBack != hour) {
                hour = hourBack;
                factor = state.season.factor(hour, rhythm.factor(quarter - back));
            }
            sum += factor;
            if (back == 0) {
                state.factors[Window.QUARTER.ordinal()] = sum;
            } else if (back == QUARTERS_AN_HOUR - 1) {
                state.factors[Window.HOUR.ordinal()] = sum / QUARTERS_AN_HOUR;
            }
        }
        state.factors[Window.SIX_HOURS.ordinal()] = sum * Ticks.MINUTES_A_QUARTER / Window.SIX_HOURS.minutes();
    }

    /**
     * Sets the weight of a window's people that is left after the audit.
     *
     * @param ofItself the part that counts unconditionally
     * @param ifCarried the part that can enlarge a wave but not start one
     */
    void share(Window window, double ofItself, double ifCarried) {
        state.alone[window.ordinal()] = ofItself;
        state.carried[window.ordinal()] = ifCarried;
    }

    /** Whether it is listed, or would be if its people counted in full: then the audit has to look at them. */
    boolean isCandidate(Moment now) {
        CellScore score = score(now);
        return isListed()
                || (score.isCrowd()
                        && score.significance(false) >= now.parameters().enter());
    }

    /**
     * Decides whether it is listed.
     *
     * @param retracted whether uses were retracted since the last decision
     */
    void decide(Moment now, boolean retracted) {
        CellScore score = score(now);
        // If it is significant before the audit but not after, the people turned out to count for less: it leaves at
        // once.
        boolean exposed = score.significance(false) >= now.parameters().enter();
        state.listing.update(
                score.significance(true),
                score.isCrowdAfterAudit(),
                retracted || exposed,
                now.minute(),
                now.parameters());
        boolean above = score.isAboveExpected();
        if (above && !state.running) {
            state.runStart = now.minute();
        }
        // A listed tag keeps its start through a lull.
        state.running = above || (state.running && isListed());
    }

    /** The minute in which it began to rise: this one, if it is not above what was expected. */
    int since(Moment now) {
        return state.running ? state.runStart : now.minute();
    }

    /** People an hour, as learned from closed hours. */
    double usualPeople() {
        return state.baseline.mean(Window.HOUR);
    }

    /** About how much memory it takes. */
    int bytes() {
        return 350
                + state.counts.bytes()
                + (state.season == null ? 0 : 310)
                + (state.hours == null ? 0 : HourSeries.BYTES);
    }
}
