package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.trends.baseline.Baseline;
import org.groundswell.trends.baseline.Season;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Who;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.place.PlaceHistory;
import org.groundswell.trends.score.Listing;
import org.groundswell.trends.score.Significance;
import org.jspecify.annotations.Nullable;

/** One tag in one place: its people now, what is usual, and whether it is listed there. */
final class Cell {
    static final int QUARTER = 15;

    private static final Window[] WINDOWS = Window.values();
    private static final int HOURS = 24;
    private static final int SEASON_AFTER = 48 * 60;
    private static final double SEASON_FROM = 0.5;

    private final int place;
    private final MinuteCounts counts;
    private final Baseline baseline;
    private final Listing listing;
    /** How many times the average the season makes of each window, in the current quarter of an hour. */
    private final double[] factors;
    /** What part of each window's weight counts of itself, after the audit. */
    private final double[] alone;
    /** What part of it counts if there is a wave to carry it. */
    private final double[] carried;

    private @Nullable Season season;
    private int @Nullable [] hours;
    private double beta;
    private boolean running;
    private int runStart;

    Cell(int place, int minute, int silentMinutes) {
        this.place = place;
        this.counts = new MinuteCounts(minute);
        this.baseline = new Baseline(silentMinutes);
        this.listing = new Listing();
        this.factors = new double[] {1, 1, 1};
        this.alone = new double[] {1, 1, 1};
        this.carried = new double[] {0, 0, 0};
    }

    /** One that was {@link #save saved}. */
    Cell(CheckpointInput in) throws CheckpointException {
        place = in.number();
        counts = new MinuteCounts(in);
        baseline = new Baseline(in);
        listing = new Listing(in);
        factors = in.doubles();
        alone = in.doubles();
        carried = in.doubles();
        season = in.flag() ? new Season(in) : null;
        hours = in.flag() ? in.numbers() : null;
        beta = in.real();
        running = in.flag();
        runStart = in.number();
    }

    void save(CheckpointOutput out) throws IOException {
        out.number(place);
        counts.save(out);
        baseline.save(out);
        listing.save(out);
        out.reals(factors);
        out.reals(alone);
        out.reals(carried);
        out.flag(season != null);
        if (season != null) {
            season.save(out);
        }
        out.flag(hours != null);
        if (hours != null) {
            out.numbers(hours);
        }
        out.real(beta);
        out.flag(running);
        out.number(runStart);
    }

    int place() {
        return place;
    }

    MinuteCounts counts() {
        return counts;
    }

    boolean isListed() {
        return listing.isListed();
    }

    /** Starts with the part of what is usual in the world that its people have of the world's. */
    void startFrom(Cell world) {
        double share = (double) counts.people(Window.SIX_HOURS) / Math.max(1, world.counts.people(Window.SIX_HOURS));
        baseline.startFrom(world.baseline, Math.min(1, share));
    }

    /**
     * Closes the windows that end where a quarter of an hour begins, with what was seen in them.
     *
     * @param minute that quarter's first minute
     * @param scale how many people each counted person stands for
     */
    void close(int minute, double scale, Surroundings around) {
        counts.advanceTo(minute - 1);
        int halfLife = around.parameters().halfLifeHours();
        for (Window window : WINDOWS) {
            if (minute % window.minutes() == 0) {
                double people = counts.weight(window) * scale / Who.FULL;
                if (window == Window.HOUR) {
                    closeHour(minute / 60 - 1, people, (int) (counts.people(window) * scale));
                }
                baseline.learn(window, people, factors[window.ordinal()], halfLife);
            }
        }
        counts.advanceTo(minute);
        settle(minute, around.places(), around.parameters());
    }

    private void closeHour(int hour, double people, int shown) {
        double usual = baseline.mean(Window.HOUR);
        if (season == null && usual >= SEASON_FROM && baseline.knownMinutes(Window.HOUR) >= SEASON_AFTER) {
            season = new Season();
        }
        if (season != null) {
            season.learn(hour, baseline.tempered(Window.HOUR, people, factors[Window.HOUR.ordinal()]));
        }
        if (hours == null && shown > 0) {
            hours = new int[HOURS];
        }
        if (hours != null) {
            hours[Math.floorMod(hour, HOURS)] = shown;
        }
    }

    /** Lets a stretch without anybody go by, if nothing but silence is learned from it. */
    void sleep(int fromMinute, int toMinute, Surroundings around) {
        int halfLife = around.parameters().halfLifeHours();
        for (Window window : WINDOWS) {
            int closed = toMinute / window.minutes() - fromMinute / window.minutes();
            baseline.learnSilence(window, closed, halfLife);
        }
        if (hours != null) {
            int last = toMinute / 60 - 1;
            for (int hour = Math.max(fromMinute / 60, last - HOURS + 1); hour <= last; hour++) {
                hours[Math.floorMod(hour, HOURS)] = 0;
            }
        }
        counts.advanceTo(toMinute);
        settle(toMinute, around.places(), around.parameters());
        running = false;
    }

    boolean hasSeason() {
        return season != null;
    }

    /** What holds for the quarter of an hour that has begun: β, and the season's factors. */
    void settle(int minute, PlaceHistory places, TrendParameters parameters) {
        int quarter = Math.floorDiv(minute, QUARTER);
        beta = Math.max(parameters.leastBeta(), parameters.betaShare() * Math.sqrt(places.active(place, quarter)));
        if (baseline.mean(Window.SIX_HOURS) == 0 && counts.people(Window.SIX_HOURS) == 0) {
            return;
        }
        PlaceHistory.Rhythm rhythm = places.rhythm(place);
        double sum = 0;
        int hour = Integer.MAX_VALUE;
        double factor = 1;
        for (int back = 0; back < Window.SIX_HOURS.minutes() / QUARTER; back++) {
            int hourBack = Math.floorDiv(quarter - back, 4);
            if (season == null) {
                factor = rhythm.factor(quarter - back);
            } else if (hourBack != hour) {
                hour = hourBack;
                factor = season.factor(hour, rhythm.factor(quarter - back));
            }
            sum += factor;
            if (back == 0) {
                factors[Window.QUARTER.ordinal()] = sum;
            } else if (back == 3) {
                factors[Window.HOUR.ordinal()] = sum / 4;
            }
        }
        factors[Window.SIX_HOURS.ordinal()] = sum * QUARTER / Window.SIX_HOURS.minutes();
    }

    /** How significant it is, in the window where it is most so, before or after the audit. */
    double significance(double scale, boolean audited, int knownMinutes, TrendParameters parameters) {
        double best = Double.NEGATIVE_INFINITY;
        for (Window window : WINDOWS) {
            best = Math.max(best, significance(window, scale, audited, knownMinutes, parameters));
        }
        return best;
    }

    private double significance(
            Window window, double scale, boolean audited, int knownMinutes, TrendParameters parameters) {
        // A window says nothing before one like it has closed: on a new server everything is new.
        if (knownMinutes < 2 * window.minutes()) {
            return Double.NEGATIVE_INFINITY;
        }
        double people = audited ? countedAs(window, scale) : weight(window, scale);
        return Significance.of(people, expected(window), deviation(window, parameters), beta(window, parameters));
    }

    /** People enough, before the audit. */
    boolean isCrowd(double scale, TrendParameters parameters) {
        return counts.people(Window.SIX_HOURS) * scale >= parameters.leastPeople()
                && weight(Window.SIX_HOURS, scale) >= least(parameters);
    }

    /**
     * Says what the audit left of a window.
     *
     * @param ofItself what part of its weight counts of itself
     * @param ifCarried what part can only make a wave larger
     */
    void share(Window window, double ofItself, double ifCarried) {
        alone[window.ordinal()] = ofItself;
        carried[window.ordinal()] = ifCarried;
    }

    /** Decides anew whether it is listed. */
    void decide(double scale, int minute, int knownMinutes, boolean retracted, TrendParameters parameters) {
        double z = significance(scale, true, knownMinutes, parameters);
        boolean enough = isCrowd(scale, parameters) && countedAs(Window.SIX_HOURS, scale) >= least(parameters);
        // Significant but for the discounts: then it has not ebbed, it was never as large as it seemed.
        boolean exposed = significance(scale, false, knownMinutes, parameters) >= parameters.enter();
        listing.update(z, enough, retracted || exposed, minute, parameters);
        double mean = expected(Window.QUARTER);
        double now = weight(Window.QUARTER, scale);
        boolean above = now > 0 && now > mean + 2 * deviation(Window.QUARTER, parameters);
        if (above && !running) {
            runStart = minute;
        }
        // A listed tag keeps its start through a lull.
        running = above || (running && listing.isListed());
    }

    Trend describe(String tag, double scale, int minute, int knownMinutes, TrendParameters parameters, Story story) {
        Window strongest = Window.QUARTER;
        double best = Double.NEGATIVE_INFINITY;
        for (Window window : WINDOWS) {
            double z = significance(window, scale, true, knownMinutes, parameters);
            // On a tie the longer window speaks: "in the last hour" is what people understand.
            if (z >= best) {
                best = z;
                strongest = window;
            }
        }
        double counted = countedAs(strongest, scale);
        double expected = expected(strongest);
        return new Trend(
                tag,
                Place.ofId(place),
                strongest,
                people(strongest, scale),
                counted,
                expected,
                (running ? runStart : minute) * 60_000L,
                best,
                Significance.rank(counted - expected, best),
                lastHours(minute, scale),
                story.began(),
                story.countries(),
                story.discounts());
    }

    /** What is the same for a tag in every place. */
    record Story(Place began, List<Trend.PeopleThere> countries, List<Discount> discounts) {}

    int people(Window window, double scale) {
        return (int) (counts.people(window) * scale);
    }

    /** People of the last hour beyond what was to be expected. */
    int excess(double scale) {
        return Math.max(0, people(Window.HOUR, scale) - (int) expected(Window.HOUR));
    }

    /** People an hour, as learned from closed hours. */
    double usualPeople() {
        return baseline.mean(Window.HOUR);
    }

    /** About how much memory it takes. */
    int bytes() {
        return 350 + counts.bytes() + (season == null ? 0 : 310) + (hours == null ? 0 : 112);
    }

    private double least(TrendParameters parameters) {
        return Math.max(parameters.leastPeople(), 3 * beta);
    }

    private double weight(Window window, double scale) {
        return counts.weight(window) * scale / Who.FULL;
    }

    private double countedAs(Window window, double scale) {
        double weight = weight(window, scale);
        double ofThemselves = weight * alone[window.ordinal()];
        // Strangers double what others bring beyond the usual, at most.
        double wave = Math.max(0, ofThemselves - expected(window));
        return ofThemselves + Math.min(wave, weight * carried[window.ordinal()]);
    }

    private double expected(Window window) {
        return baseline.mean(window) * factors[window.ordinal()];
    }

    private double deviation(Window window, TrendParameters parameters) {
        return baseline.deviation(window, expected(window), factors[window.ordinal()], parameters.overdispersion());
    }

    /** β of a window: that of the hour, half of it for the quarter: √ of the share. */
    private double beta(Window window, TrendParameters parameters) {
        return window == Window.QUARTER ? Math.max(parameters.leastBeta(), beta / 2) : beta;
    }

    private List<Integer> lastHours(int minute, double scale) {
        List<Integer> series = new ArrayList<>(HOURS);
        int current = minute / 60;
        for (int hour = current - HOURS + 1; hour < current; hour++) {
            series.add(hours == null ? 0 : hours[Math.floorMod(hour, HOURS)]);
        }
        series.add(people(Window.HOUR, scale));
        return List.copyOf(series);
    }
}
