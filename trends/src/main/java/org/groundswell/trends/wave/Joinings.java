package org.groundswell.trends.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds people who may have influenced a wave: those with most followers and those whose posts were boosted most, each
 * with the number of people who joined afterwards.
 */
final class Joinings {
    /*
     * An interrupted time series: Bernal, Cummins, Gasparrini, "Interrupted time series regression for the evaluation
     * of public health interventions: a tutorial", International Journal of Epidemiology 46, 2017. The newcomers of the
     * hour after are compared with a linear extrapolation of the logarithms of those of the hour before. The same
     * comparison at other moments is the placebo, since a rising wave goes on rising after any event.
     */

    private static final int HOUR = 60;
    private static final int SIX_HOURS = 6 * HOUR;
    private static final int MOST_POSTS = 20;
    private static final int PIECE = 10;
    private static final int PIECES = HOUR / PIECE;
    private static final int PLACEBOS = 20;
    private static final double STEEPEST = 0.25;

    private final WaveUses uses;
    private final Minutes part;
    private final int from;
    private final int to;
    /** By person: the index of the first post; -1 if none is in this part. */
    private final int[] first;

    /** By person: how often their posts were boosted. */
    private final int[] boosted;
    /** The minute in which each person joined, oldest first: memory is proportional to people, not to duration. */
    private final int[] newcomers;

    Joinings(WaveUses uses, Minutes part) {
        this.uses = uses;
        this.part = part;
        this.from = uses.firstFrom(part.from());
        this.to = uses.firstFrom(part.to());
        this.first = new int[uses.peopleEver()];
        this.boosted = new int[uses.peopleEver()];
        int[] joined = new int[uses.peopleEver()];
        int people = 0;
        Arrays.fill(first, -1);
        for (int i = from; i < to; i++) {
            int person = uses.personNumber(i);
            boosted[person] += uses.boosts(i);
            if (first[person] < 0) {
                first[person] = i;
                joined[people] = uses.minute(i);
                people++;
            }
        }
        this.newcomers = Arrays.copyOf(joined, people);
    }

    /** @param most how many to take by followers, and again by boosts */
    List<Joining> candidates(int most) {
        int[] people = IntStream.range(0, first.length)
                .filter(person -> first[person] >= 0 && !uses.isBot(person))
                .toArray();
        Set<Integer> chosen = new LinkedHashSet<>();
        chosen.addAll(top(people, most, uses::reach));
        chosen.addAll(top(people, most, person -> boosted[person]));
        List<Placebo> placebos = placebos();
        List<Joining> joinings = new ArrayList<>();
        for (int person : chosen) {
            joinings.add(joining(person, placebos));
        }
        joinings.sort(Comparator.comparingInt(Joining::at)
                .thenComparingLong(joining -> joining.posts().getFirst()));
        return List.copyOf(joinings);
    }

    private static List<Integer> top(int[] people, int most, IntUnaryOperator worth) {
        return Arrays.stream(people)
                .filter(person -> worth.applyAsInt(person) > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(person -> -worth.applyAsInt(person))
                        .thenComparingInt(person -> person))
                .limit(most)
                .toList();
    }

    private Joining joining(int person, List<Placebo> placebos) {
        int i = first[person];
        int at = uses.minute(i);
        Rise rise = rise(at);
        // A moment less than an hour away overlaps the same rise.
        int more = (int) placebos.stream()
                .filter(placebo -> Math.abs(placebo.minute() - at) >= HOUR)
                .filter(placebo -> placebo.significance() > rise.significance())
                .count();
        return new Joining(
                uses.personOf(person),
                posts(person, i),
                at,
                uses.reach(person),
                boosted[person],
                shareOfHour(person, at),
                rise.before(),
                rise.after(),
                rise.expected(),
                rise.significance(),
                more + 1);
    }

    private List<Long> posts(int person, int first) {
        List<Long> posts = new ArrayList<>();
        int end = uses.minute(first) + SIX_HOURS;
        for (int i = first; i < to && uses.minute(i) < end && posts.size() < MOST_POSTS; i++) {
            if (uses.personNumber(i) == person) {
                posts.add(uses.post(i));
            }
        }
        return List.copyOf(posts);
    }

    private double shareOfHour(int person, int at) {
        long own = 0;
        long all = 0;
        for (int i = uses.firstFrom(at); i < to && uses.minute(i) < at + HOUR; i++) {
            all += uses.boosts(i);
            own += uses.personNumber(i) == person ? uses.boosts(i) : 0;
        }
        return all == 0 ? 0 : (double) own / all;
    }

    private record Rise(int before, int after, double expected, double significance) {}

    /** Compares the newcomers after a minute with the extrapolation of those before it. */
    private Rise rise(int at) {
        double[] pieces = new double[PIECES];
        for (int p = 0; p < PIECES; p++) {
            pieces[p] = joined(at - HOUR + p * PIECE, at - HOUR + (p + 1) * PIECE);
        }
        int before = (int) Arrays.stream(pieces).sum();
        int after = joined(at + 1, at + 1 + HOUR);
        double slope = slope(pieces);
        double level = (double) before / PIECES;
        double expected = 0;
        for (int p = 0; p < PIECES; p++) {
            // The level is at the middle of the hour before, and is extrapolated to each interval of the hour after.
            expected += level * Math.exp(slope * (p + PIECES / 2.0 + 0.5));
        }
        double deviation = Math.sqrt(expected + expected * expected * 0.05 + 1);
        return new Rise(before, after, expected, (after - expected) / deviation);
    }

    /** The growth of the logarithm from one interval to the next, by least squares; limited to a plausible value. */
    private static double slope(double[] pieces) {
        double middle = (pieces.length - 1) / 2.0;
        double mean = Arrays.stream(pieces).map(Math::log1p).sum() / pieces.length;
        double above = 0;
        double below = 0;
        for (int p = 0; p < pieces.length; p++) {
            above += (p - middle) * (Math.log1p(pieces[p]) - mean);
            below += (p - middle) * (p - middle);
        }
        return Math.clamp(above / below, -STEEPEST, STEEPEST);
    }

    /** The significance at another moment, for comparison. */
    private record Placebo(int minute, double significance) {}

    private List<Placebo> placebos() {
        return IntStream.range(0, PLACEBOS)
                .map(i -> part.from() + (int) ((long) part.length() * (2 * i + 1) / (2 * PLACEBOS)))
                .mapToObj(minute -> new Placebo(minute, rise(minute).significance()))
                .toList();
    }

    private int joined(int fromMinute, int toMinute) {
        return before(toMinute) - before(fromMinute);
    }

    /** How many joined before a minute. */
    private int before(int minute) {
        int low = 0;
        int high = newcomers.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (newcomers[middle] < minute) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
