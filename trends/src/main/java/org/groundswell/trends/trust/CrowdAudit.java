package org.groundswell.trends.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Discount;
import org.jspecify.annotations.Nullable;

/** The audit of one crowd, for the list of each place. */
public final class CrowdAudit {
    private static final int WORLD = 0;
    /** Minutes until a stranger's post counts: 78 % of posts made only to be counted are deleted by then. */
    private static final int PROBATION = 2;

    private static final int UNCAPPED = 3;

    private final Crowd crowd;
    private final int now;
    private final OriginShares shares;
    private final @Nullable OriginPast past;
    private final Verdict wherever;
    private final Map<Integer, Integer> raidersOfWorld;
    private final Audit.Findings world;

    CrowdAudit(Crowd crowd, int now, List<Signal> signals, OriginShares shares, @Nullable OriginPast past) {
        this.crowd = crowd;
        this.now = now;
        this.shares = shares;
        this.past = past;
        this.wherever = new Verdict(crowd.size());
        signals.forEach(signal -> cap(crowd, signal, wherever));
        this.raidersOfWorld = new OneServer(shares, past, WORLD).raiders(crowd);
        this.world = findings(WORLD);
    }

    /** The findings for the list of the world. */
    public Audit.Findings world() {
        return world;
    }

    /** The findings for the list of a place, given by its id; 0 for the world. */
    public Audit.Findings in(int place) {
        boolean same = place == WORLD
                || new OneServer(shares, past, place).raiders(crowd).equals(raidersOfWorld);
        return same ? world : findings(place);
    }

    /**
     * Each person's weight by the signals alone, because of which it is lower than that of a whole person, and whether
     * one of them is a signal of those who start no wave.
     */
    private static final class Verdict {
        final int[] weights;
        final @Nullable Signal[] signals;
        final boolean[] startNoWave;

        Verdict(int people) {
            weights = new int[people];
            Arrays.fill(weights, Audit.UNIT);
            signals = new @Nullable Signal[people];
            startNoWave = new boolean[people];
        }

        Verdict(Verdict other) {
            weights = other.weights.clone();
            signals = other.signals.clone();
            startNoWave = other.startNoWave.clone();
        }
    }

    private Audit.Findings findings(int place) {
        Verdict verdict = new Verdict(wherever);
        cap(crowd, new OneServer(shares, past, place), verdict);
        int[] weights = verdict.weights;
        int[] people = new int[Discount.Reason.values().length];
        long[] counted = new long[people.length];
        boolean[] carried = new boolean[weights.length];
        boolean[] bought = new boolean[weights.length];
        for (int i = 0; i < weights.length; i++) {
            int trust = crowd.trust(i);
            Signal signal = verdict.signals[i];
            Discount.@Nullable Reason reason = signal == null ? null : signal.reason();
            carried[i] = trust < AccountTraits.FULL || verdict.startNoWave[i];
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
        return new Audit.Findings(weights, carried, bought, discounts(people, counted));
    }

    private static List<Discount> discounts(int[] people, long[] counted) {
        List<Discount> discounts = new ArrayList<>();
        for (Discount.Reason reason : Discount.Reason.values()) {
            int r = reason.ordinal();
            if (people[r] > 0) {
                discounts.add(new Discount(reason, people[r], (double) counted[r] / Audit.UNIT));
            }
        }
        discounts.sort((a, b) -> Double.compare(b.people() - b.countedAs(), a.people() - a.countedAs()));
        return List.copyOf(discounts);
    }

    private static void cap(Crowd crowd, Signal signal, Verdict verdict) {
        long[] groups = signal.groups(crowd);
        Map<Long, Integer> sizes = new HashMap<>();
        Map<Long, Integer> knownSizes = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] != 0 && !isExempt(crowd, i, signal)) {
                sizes.merge(groups[i], 1, Integer::sum);
                knownSizes.merge(groups[i], isKnown(crowd, i) ? 1 : 0, Integer::sum);
            }
        }
        for (int i = 0; i < groups.length; i++) {
            Map<Long, Integer> counted = signal.isOpenToAnyone() && isKnown(crowd, i) ? knownSizes : sizes;
            int size = groups[i] == 0 || isExempt(crowd, i, signal) ? 0 : counted.getOrDefault(groups[i], 0);
            if (size < signal.leastGroupSize()) {
                continue;
            }
            verdict.startNoWave[i] |= signal.startsNoWave();
            int weight = share(size);
            if (isKnown(crowd, i)) {
                weight = Math.max(weight, (int) (Audit.UNIT * signal.leastWeightOfKnown()));
            }
            if (weight < verdict.weights[i]) {
                verdict.weights[i] = weight;
                verdict.signals[i] = signal;
            }
        }
    }

    private static boolean isExempt(Crowd crowd, int i, Signal signal) {
        return signal.leastWeightOfKnown() == 1 && isKnown(crowd, i);
    }

    private static boolean isKnown(Crowd crowd, int i) {
        return crowd.trust(i) == AccountTraits.FULL;
    }

    /** φ(n)/n, in units of 1/{@link Audit#UNIT}. */
    private static int share(int size) {
        if (size <= UNCAPPED) {
            return Audit.UNIT;
        }
        double cap = UNCAPPED * (1 + StrictMath.log((double) size / UNCAPPED));
        return (int) (Audit.UNIT * cap / size);
    }
}
