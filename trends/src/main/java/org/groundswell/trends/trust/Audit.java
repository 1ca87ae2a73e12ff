package org.groundswell.trends.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Who;
import org.jspecify.annotations.Nullable;

/**
 * Computes as how many people a crowd counts when it is decided whether its tag trends. The numbers that are shown stay
 * those of distinct people.
 */
public final class Audit {
    /*
     * Each person weighs their trust, and nothing while on probation. A group of n people that a signal has found
     * counts as φ(n) = 3·(1 + ln(n/3)) people, divided equally: five hundred who paste one sentence are eighteen. If a
     * person is in several groups, the one that gives the lowest weight decides.
     *
     * Weights are integers, so that their sums do not depend on the order of the people.
     */

    /** The weight of one whole person. */
    public static final int UNIT = 1 << 16;

    /** Minutes until a stranger's post counts: of posts made for the count, 78 in 100 are deleted by then. */
    private static final int PROBATION = 2;

    private static final int UNCAPPED = 3;

    private final List<Signal> signals;

    /**
     * @param memory people who were in bought bursts before
     * @param shareOfNetwork a server's share of the people active everywhere
     */
    public Audit(BurstMemory memory, IntToDoubleFunction shareOfNetwork) {
        this.signals = List.of(
                new SameText(),
                new BornTogether(),
                new OneServer(shareOfNetwork),
                new ActedTogether(memory),
                new EvenTiming(),
                new ClosedCircle());
    }

    /**
     * The result of an audit; arrays have one value for each person of the crowd.
     *
     * @param weights what the person counts, of {@link #UNIT}
     * @param carried whether the person is a stranger, or in a group that is treated like strangers: all of these
     *     together count no more than what the others bring beyond the usual, so that they can enlarge a wave but not
     *     start one
     * @param bought whether the person is a stranger in a group that was capped
     * @param discounts why people count for less, the reason that takes most first
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Findings(int[] weights, boolean[] carried, boolean[] bought, List<Discount> discounts) {}

    /** @param now the current minute, since the epoch */
    public Findings of(Crowd crowd, int now) {
        int[] weights = new int[crowd.size()];
        Discount.@Nullable Reason[] reasons = new Discount.@Nullable Reason[crowd.size()];
        Arrays.fill(weights, UNIT);
        for (Signal signal : signals) {
            cap(crowd, signal, weights, reasons);
        }
        int[] people = new int[Discount.Reason.values().length];
        long[] counted = new long[people.length];
        boolean[] carried = new boolean[weights.length];
        boolean[] bought = new boolean[weights.length];
        for (int i = 0; i < weights.length; i++) {
            int trust = crowd.trust(i);
            Discount.@Nullable Reason reason = reasons[i];
            carried[i] = trust < Who.FULL || hitsTheKnown(reason);
            bought[i] = trust < Who.FULL && reason != null;
            if (trust < Who.FULL && crowd.firstMinute(i) > now - PROBATION) {
                weights[i] = 0;
                reason = Discount.Reason.PROBATION;
            } else if (trust < Who.FULL) {
                reason = reason == null ? Discount.Reason.STRANGERS : reason;
                weights[i] = weights[i] / Who.FULL * trust;
            }
            if (reason != null) {
                people[reason.ordinal()]++;
                counted[reason.ordinal()] += weights[i];
            }
        }
        List<Discount> discounts = new ArrayList<>();
        for (Discount.Reason reason : Discount.Reason.values()) {
            int r = reason.ordinal();
            if (people[r] > 0) {
                discounts.add(new Discount(reason, people[r], (double) counted[r] / UNIT));
            }
        }
        discounts.sort((a, b) -> Double.compare(b.people() - b.countedAs(), a.people() - a.countedAs()));
        return new Findings(weights, carried, bought, List.copyOf(discounts));
    }

    private static void cap(Crowd crowd, Signal signal, int[] weights, Discount.@Nullable Reason[] reasons) {
        long[] groups = signal.groups(crowd);
        Map<Long, Integer> sizes = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] != 0 && !isSpared(crowd, i, signal)) {
                sizes.merge(groups[i], 1, Integer::sum);
            }
        }
        for (int i = 0; i < groups.length; i++) {
            int size = groups[i] == 0 || isSpared(crowd, i, signal) ? 0 : sizes.getOrDefault(groups[i], 0);
            if (size < signal.smallest()) {
                continue;
            }
            int weight = share(size);
            if (crowd.trust(i) == Who.FULL) {
                weight = Math.max(weight, (int) (UNIT * signal.leastOfTheKnown()));
            }
            if (weight < weights[i]) {
                weights[i] = weight;
                reasons[i] = signal.reason();
            }
        }
    }

    private boolean hitsTheKnown(Discount.@Nullable Reason reason) {
        for (Signal signal : signals) {
            if (signal.reason() == reason) {
                return signal.leastOfTheKnown() == 0;
            }
        }
        return false;
    }

    private static boolean isSpared(Crowd crowd, int i, Signal signal) {
        return signal.leastOfTheKnown() == 1 && crowd.trust(i) == Who.FULL;
    }

    /** φ(n)/n, of {@link #UNIT}. */
    private static int share(int size) {
        if (size <= UNCAPPED) {
            return UNIT;
        }
        double cap = UNCAPPED * (1 + StrictMath.log((double) size / UNCAPPED));
        return (int) (UNIT * cap / size);
    }
}
