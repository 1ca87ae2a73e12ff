package org.groundswell.trends.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Whereabouts;

/**
 * Strangers who post from one cell of one degree, in a crowd most of which posts from there, if most people there give
 * another reason for doubt.
 *
 * <p>To be in one place is no such reason: so are the people of a storm, a vigil or a match. It only tells who belongs to
 * a group that other signals found in part. Someone who buys a tag has it posted with a hundred texts by accounts of
 * several days, and each of these groups is small; but they are all in the same place. In an honest local crowd the
 * accounts have different ages and words, so no other signal finds half of them, and this one stays silent. Known people
 * are never affected.
 */
final class OneSpot implements Signal {
    /** With fewer people with coordinates, nothing is said. */
    private static final int FEWEST_LOCATED = 20;
    /** The part of the people with coordinates who are in the spot. */
    private static final double CONCENTRATED = 0.9;
    /** The part of the people in the spot who are strangers in a group of another signal. */
    private static final double DOUBTED = 0.5;

    private final List<Signal> others;

    /** @param others the other reasons for doubt */
    OneSpot(List<Signal> others) {
        this.others = others;
    }

    /** Signals with this one, which rests on them. That of one server is not among them: a town may have its own. */
    static List<Signal> addedTo(List<Signal> signals) {
        List<Signal> all = new ArrayList<>(signals);
        all.add(new OneSpot(signals));
        return List.copyOf(all);
    }

    @Override
    public Discount.Reason reason() {
        return Discount.Reason.ONE_SPOT;
    }

    @Override
    public long[] groups(Crowd crowd) {
        long[] groups = new long[crowd.size()];
        int spot = spotOfMost(crowd);
        if (spot == 0 || !isDoubted(crowd, spot)) {
            return groups;
        }
        for (int i = 0; i < groups.length; i++) {
            groups[i] = crowd.spot(i) == spot ? spot : 0;
        }
        return groups;
    }

    /** The spot of nearly all people with coordinates; 0 if there is none. */
    private static int spotOfMost(Crowd crowd) {
        int[] people = new int[Whereabouts.LARGEST_SPOT + 1];
        int located = 0;
        int most = 0;
        for (int i = 0; i < crowd.size(); i++) {
            int spot = crowd.spot(i);
            people[spot]++;
            if (spot != 0) {
                located++;
                most = people[spot] > people[most] || most == 0 ? spot : most;
            }
        }
        return located >= FEWEST_LOCATED && people[most] >= CONCENTRATED * located ? most : 0;
    }

    private boolean isDoubted(Crowd crowd, int spot) {
        boolean[] doubted = new boolean[crowd.size()];
        for (Signal other : others) {
            mark(crowd, other, doubted);
        }
        int there = 0;
        int found = 0;
        for (int i = 0; i < doubted.length; i++) {
            if (crowd.spot(i) == spot) {
                there++;
                found += doubted[i] && isStranger(crowd, i) ? 1 : 0;
            }
        }
        return found >= DOUBTED * there;
    }

    /** Marks the people in a signal's groups that are large enough. */
    private static void mark(Crowd crowd, Signal signal, boolean[] doubted) {
        long[] groups = signal.groups(crowd);
        Map<Long, Integer> sizes = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] != 0 && isMeant(crowd, i, signal)) {
                sizes.merge(groups[i], 1, Integer::sum);
            }
        }
        for (int i = 0; i < groups.length; i++) {
            doubted[i] |= groups[i] != 0
                    && isMeant(crowd, i, signal)
                    && sizes.getOrDefault(groups[i], 0) >= signal.leastGroupSize();
        }
    }

    private static boolean isMeant(Crowd crowd, int i, Signal signal) {
        return signal.leastWeightOfKnown() < 1 || isStranger(crowd, i);
    }

    private static boolean isStranger(Crowd crowd, int i) {
        return crowd.trust(i) < AccountTraits.FULL;
    }

    @Override
    public int leastGroupSize() {
        return 10;
    }

    @Override
    public double leastWeightOfKnown() {
        return 1;
    }
}
