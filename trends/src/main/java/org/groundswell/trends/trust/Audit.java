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
 * How many people a crowd is worth. Each person weighs their trust, nothing while on probation, and in a group of n what
 * the group as a whole may count, φ(n) = 3·(1 + ln(n/3)), divided by n: five hundred who paste one sentence are eighteen.
 * Of several groups the one that counts least decides. Nobody vanishes from the numbers that are shown: this is what they
 * count for in deciding whether a tag trends.
 *
 * <p>Weights are sums of integers, so that the order in which people are looked at makes no difference.
 */
public final class Audit {
    /** The weight of one whole person. */
    public static final int UNIT = 1 << 16;

    /** Minutes until a stranger's post counts: 78 in 100 of those that are posted for a count are deleted by then. */
    private static final int PROBATION = 2;

    private static final int UNCAPPED = 3;

    private final List<Signal> signals;

    /**
     * @param memory who was in bought bursts before
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
     * What was found.
     *
     * @param weights for each person of the crowd what they count, of {@link #UNIT}
     * @param carried for each whether they are a stranger, or in a group that is taken for one: all of these together
     *     count no more than what all others bring beyond the usual, so that they can make a wave larger but never make one
     * @param bought for each whether they are a stranger in a group that was capped
     * @param discounts why less than a person, the reason that takes most first
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Findings(int[] weights, boolean[] carried, boolean[] bought, List<Discount> discounts) {}

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
