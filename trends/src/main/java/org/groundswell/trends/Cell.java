package org.groundswell.trends;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.trends.baseline.Baseline;
import org.groundswell.trends.count.PeopleWindow;
import org.groundswell.trends.score.Listing;
import org.groundswell.trends.score.Significance;
import org.jspecify.annotations.Nullable;

/** All that is known of one tag in one place. */
final class Cell {
    private static final Window[] WINDOWS = Window.values();
    private static final int HOURS = 24;

    private final TrendParameters parameters;
    /** Null while nobody is in it: most tags sleep most of the time, and the window is what weighs. */
    private @Nullable PeopleWindow people;

    private final Baseline[] baselines = new Baseline[WINDOWS.length];
    private final Listing listing = new Listing();
    private final int[] hours = new int[HOURS];

    private int minute;
    private boolean retracted;
    private boolean running;
    private int runStart;

    Cell(int minute, TrendParameters parameters) {
        this.parameters = parameters;
        this.minute = minute;
        for (Window window : WINDOWS) {
            baselines[window.ordinal()] =
                    new Baseline(parameters.halfLifeHours() * 60.0 / window.minutes(), 24 * 60 / window.minutes());
        }
    }

    void add(long person, int at) {
        if (people == null) {
            people = new PeopleWindow(minute);
        }
        people.add(person, at);
    }

    void remove(long person, int at) {
        if (people != null) {
            people.remove(person, at);
            retracted = true;
        }
    }

    /** Lets minutes pass one by one, closing the windows that end on the way. */
    void advanceTo(int target, double beta) {
        while (minute < target) {
            if (isSilent() && !listing.isListed()) {
                sleepUntil(target);
                return;
            }
            minute++;
            // At the first moment of a minute the windows that end there hold exactly what was seen in them.
            for (Window window : WINDOWS) {
                if (minute % window.minutes() == 0) {
                    baselines[window.ordinal()].learn(people(window));
                    if (window == Window.HOUR) {
                        hours[Math.floorMod(minute / 60 - 1, HOURS)] = people(window);
                    }
                }
            }
            if (people != null) {
                people.advanceTo(minute);
            }
            evaluate(beta);
        }
    }

    /** Decides anew whether the tag is listed. */
    void evaluate(double beta) {
        double best = Double.NEGATIVE_INFINITY;
        for (Window window : WINDOWS) {
            best = Math.max(best, significance(window, beta));
        }
        int most = people(Window.SIX_HOURS);
        boolean enough = most >= Math.max(parameters.leastPeople(), 3 * beta);
        listing.update(best, enough, retracted, minute, parameters);
        retracted = false;
        trackRun();
    }

    boolean isListed() {
        return listing.isListed();
    }

    /** Nobody in any window. */
    boolean isSilent() {
        return people(Window.SIX_HOURS) == 0;
    }

    int minute() {
        return minute;
    }

    int people(Window window) {
        return people == null ? 0 : people.people(window);
    }

    /** People an hour, as learned from closed hours. */
    double usualPeople() {
        return baselines[Window.HOUR.ordinal()].mean();
    }

    Trend describe(String tag, Place place, double beta) {
        Window strongest = Window.QUARTER;
        double best = Double.NEGATIVE_INFINITY;
        for (Window window : WINDOWS) {
            double z = significance(window, beta);
            // On a tie the longer window speaks: "in the last hour" is what people understand.
            if (z >= best) {
                best = z;
                strongest = window;
            }
        }
        int now = people(strongest);
        double expected = baselines[strongest.ordinal()].mean();
        long since = (running ? runStart : minute) * 60_000L;
        return new Trend(
                tag,
                place,
                strongest,
                now,
                expected,
                since,
                best,
                Significance.rank(now - expected, best),
                lastHours());
    }

    private List<Integer> lastHours() {
        List<Integer> series = new ArrayList<>(HOURS);
        int current = minute / 60;
        for (int hour = current - HOURS + 1; hour < current; hour++) {
            series.add(hours[Math.floorMod(hour, HOURS)]);
        }
        series.add(people(Window.HOUR));
        return List.copyOf(series);
    }

    /** β of a window: that of the hour, smaller for the shorter window by √ of the share. */
    private double significance(Window window, double beta) {
        double scaled = window == Window.QUARTER ? beta / 2 : beta;
        double floor = Math.max(parameters.leastBeta(), scaled);
        return Significance.of(people(window), baselines[window.ordinal()], floor, parameters.overdispersion());
    }

    /** A run starts in the first minute in which the last quarter hour stands two deviations above the expected. */
    private void trackRun() {
        Baseline quarter = baselines[Window.QUARTER.ordinal()];
        int now = people(Window.QUARTER);
        boolean above = now > 0 && now > quarter.mean() + 2 * quarter.deviation(parameters.overdispersion());
        if (above && !running) {
            runStart = minute;
        }
        // A listed tag keeps its start through a lull.
        running = above || (running && listing.isListed());
    }

    private void sleepUntil(int target) {
        for (Window window : WINDOWS) {
            int closed = target / window.minutes() - minute / window.minutes();
            baselines[window.ordinal()].learnSilence(closed);
        }
        int firstHour = minute / 60;
        int lastHour = target / 60 - 1;
        for (int hour = Math.max(firstHour, lastHour - HOURS + 1); hour <= lastHour; hour++) {
            hours[Math.floorMod(hour, HOURS)] = 0;
        }
        minute = target;
        people = null;
        running = false;
    }
}
