package org.groundswell.trends.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Discount;
import org.jspecify.annotations.Nullable;

/**
 * Computes how many people a crowd counts as in the decision whether its tag trends. The numbers shown are still those
 * of distinct people.
 */
public final class Audit {
    /*
     * The weight of a person is their trust, and zero while on probation. A group of n people found by a signal counts
     * as φ(n) = 3·(1 + ln(n/3)) people, divided equally: 500 people who paste the same sentence count as 18. If a
     * person is in several groups, the one that gives the lowest weight decides.
     *
     * Weights are integers, so that their sums do not depend on the order of the people.
     */

    /** The weight of one whole person. */
    public static final int UNIT = 1 << 16;

    /** Minutes until a stranger's post counts: 78 % of posts made only to be counted are deleted by then. */
    private static final int PROBATION = 2;

    private static final int UNCAPPED = 3;

    private final List<Signal> signals;

    /**
     * @param memory people who were in bought bursts before
     * @param shareOfNetwork a server's share of the people active everywhere
     */
    public Audit(BurstMemory memory, IntToDoubleFunction shareOfNetwork) {
        this.signals = OneSpot.addedTo(List.of(
                new SameText(),
                new BornTogether(),
                new OneServer(shareOfNetwork),
                new ActedTogether(memory),
                new EvenTiming(),
                new ClosedCircle()));
    }

    /**
     * The result of an audit; arrays have one value for each person of the crowd.
     *
     * @param weights each person's weight, in units of 1/{@link #UNIT}
     * @param carried whether the person is a stranger, or in a group that is treated like strangers: all of these
     *     together count at most as much as the excess of the others over the expected number, so that they can enlarge
     *     a wave but not start one
     * @param bought whether the person is a stranger in a group that was capped
     * @param discounts why people count for less, the reason with the largest effect first
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
            carried[i] = trust < AccountTraits.FULL || affectsKnownPeople(reason);
            bought[i] = trust < AccountTraits.FULL && reason != null;
            if (trust < AccountTraits.FULL && crowd.firstMinute(i) > now - PROBATION) {
                weights[i] = 0;
                reason = Discount.Reason.PROBATION;
            } else if (trust < AccountTraits.FULL) {
                reason = reason == null ? Discount.Reason.STRANGERS : reason;
                weights[i] = weights[i] / AccountTraits.FULL * trust;
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
            if (groups[i] != 0 && !isExempt(crowd, i, signal)) {
                sizes.merge(groups[i], 1, Integer::sum);
            }
        }
        for (int i = 0; i < groups.length; i++) {
            int size = groups[i] == 0 || isExempt(crowd, i, signal) ? 0 : sizes.getOrDefault(groups[i], 0);
            if (size < signal.leastGroupSize()) {
                continue;
            }
            int weight = share(size);
            if (crowd.trust(i) == AccountTraits.FULL) {
                weight = Math.max(weight, (int) (UNIT * signal.leastWeightOfKnown()));
            }
            if (weight < weights[i]) {
                weights[i] = weight;
                reasons[i] = signal.reason();
            }
        }
    }

    private boolean affectsKnownPeople(Discount.@Nullable Reason reason) {
        for (Signal signal : signals) {
            if (signal.reason() == reason) {
                return signal.leastWeightOfKnown() == 0;
            }
        }
        return false;
    }

    private static boolean isExempt(Crowd crowd, int i, Signal signal) {
        return signal.leastWeightOfKnown() == 1 && crowd.trust(i) == AccountTraits.FULL;
    }

    /** φ(n)/n, in units of 1/{@link #UNIT}. */
    private static int share(int size) {
        if (size <= UNCAPPED) {
            return UNIT;
        }
        double cap = UNCAPPED * (1 + StrictMath.log((double) size / UNCAPPED));
        return (int) (UNIT * cap / size);
    }
}
