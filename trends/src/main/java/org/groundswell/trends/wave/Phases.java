package org.groundswell.trends.wave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The peaks of a wave, from the people of each of its hours. A wave can rise again after its peak, or have risen before:
 * hours belong to one rise while they have at least half of the people of the highest hour. Another rise is told from it if at
 * least two hours between them have less than half, and if the lowest of these is below the lower one of the two peaks by more
 * than chance: three standard deviations of the difference of two Poisson counts.
 *
 * @param peaks in the order of time; empty if there are no people
 * @param highest the index of the highest of them, of equals the first
 */
public record Phases(List<Peak> peaks, int highest) {
    private static final double PART = 0.5;
    private static final int APART_HOURS = 2;
    private static final double SURE = 3;
    /** A rise has at least as many people in its highest hour. */
    private static final int LEAST_PEOPLE = 5;

    public Phases {
        peaks = List.copyOf(peaks);
    }

    /**
     * The highest hour of a rise.
     *
     * @param hour counted from the first hour of the wave, which is 0
     * @param people the distinct people in it
     * @param low the fewest people in an hour between the peak before and this one; of the first peak 0
     */
    public record Peak(int hour, int people, int low) {}

    /** A rise: its first and last hour with half of the people of the highest hour. */
    private record Rise(int first, int last, Peak peak) {}

    /** @param people the distinct people of each hour of the wave */
    public static Phases of(List<Integer> people) {
        int most = people.isEmpty() ? 0 : Collections.max(people);
        if (most == 0) {
            return new Phases(List.of(), -1);
        }
        List<Rise> rises = new ArrayList<>();
        for (int hour = 0; hour < people.size(); hour++) {
            if (people.get(hour) >= PART * most && (most < LEAST_PEOPLE || people.get(hour) >= LEAST_PEOPLE)) {
                add(rises, hour, people);
            }
        }
        List<Peak> peaks = new ArrayList<>();
        int highest = 0;
        for (Rise rise : joined(rises, people)) {
            peaks.add(rise.peak());
            if (rise.peak().people() > peaks.get(highest).people()) {
                highest = peaks.size() - 1;
            }
        }
        return new Phases(peaks, highest);
    }

    /** The peaks before the highest one. */
    public List<Peak> earlier() {
        return peaks.subList(0, Math.max(0, highest));
    }

    /** The peaks after the highest one. */
    public List<Peak> later() {
        return peaks.subList(Math.min(peaks.size(), highest + 1), peaks.size());
    }

    private static void add(List<Rise> rises, int hour, List<Integer> people) {
        Rise own = new Rise(hour, hour, new Peak(hour, people.get(hour), 0));
        if (!rises.isEmpty() && hour - rises.getLast().last() <= APART_HOURS) {
            rises.add(join(rises.removeLast(), own));
        } else {
            rises.add(own);
        }
    }

    private static List<Rise> joined(List<Rise> rises, List<Integer> people) {
        List<Rise> joined = new ArrayList<>();
        for (Rise next : rises) {
            if (joined.isEmpty()) {
                joined.add(next);
                continue;
            }
            Rise last = joined.getLast();
            int low = Collections.min(people.subList(last.last() + 1, next.first()));
            Peak peak = next.peak();
            boolean apart = isAbove(Math.min(last.peak().people(), peak.people()), low);
            joined.add(
                    apart
                            ? new Rise(next.first(), next.last(), new Peak(peak.hour(), peak.people(), low))
                            : join(joined.removeLast(), next));
        }
        return joined;
    }

    private static Rise join(Rise one, Rise next) {
        Peak peak = next.peak().people() > one.peak().people()
                ? new Peak(next.peak().hour(), next.peak().people(), one.peak().low())
                : one.peak();
        return new Rise(one.first(), next.last(), peak);
    }

    private static boolean isAbove(int people, int low) {
        return people - low > SURE * Math.sqrt((double) people + low);
    }
}
