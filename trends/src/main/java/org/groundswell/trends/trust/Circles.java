package org.groundswell.trends.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.groundswell.trends.model.Traits;

/** Finds closed circles: small groups of accounts whose boosts and replies go to each other and rarely to others. */
public final class Circles {
    /*
     * Groups are found by label propagation: Raghavan, Albert, Kumara, "Near linear time algorithm to detect community
     * structures in large-scale networks", Physical Review E 76, 2007. To give the same result for the same input,
     * accounts are visited in the order of their ids, and of equally strong labels the smallest is taken. Every
     * community of people is such a group. It is a closed circle only if nearly all its boosts and replies stay inside,
     * and if it is small compared with all active accounts; otherwise a whole small server would be one.
     */

    private static final int ROUNDS = 10;
    private static final int SMALLEST = 10;
    private static final double CLOSED = 0.8;
    private static final double LARGEST_SHARE = 0.1;

    /** By account: how often it boosted or replied to each other account, plus how often that account did so to it. */
    private final Map<Long, Map<Long, Integer>> ties = new TreeMap<>();

    /** Adds a number of boosts and replies from one account to another. */
    public void add(long from, long to, int times) {
        ties.computeIfAbsent(from, _ -> new HashMap<>()).merge(to, times, Integer::sum);
        ties.computeIfAbsent(to, _ -> new HashMap<>()).merge(from, times, Integer::sum);
    }

    /** The circle's number, between 1 and 2^19 − 1, for each account in a closed circle. */
    public Map<Long, Integer> find() {
        Map<Long, Integer> circles = new HashMap<>();
        Map<Long, List<Long>> groups = new TreeMap<>();
        labels().forEach((account, label) ->
                groups.computeIfAbsent(label, _ -> new ArrayList<>()).add(account));
        groups.forEach((label, members) -> {
            if (members.size() >= SMALLEST && members.size() <= LARGEST_SHARE * ties.size() && isClosed(members)) {
                int number = 1 + (int) Math.floorMod(label * 0x9E3779B97F4A7C15L >>> 20, (long) Traits.LARGEST_CIRCLE);
                members.forEach(member -> circles.put(member, number));
            }
        });
        return circles;
    }

    private Map<Long, Long> labels() {
        Map<Long, Long> labels = new TreeMap<>();
        ties.keySet().forEach(account -> labels.put(account, account));
        boolean changed = true;
        for (int round = 0; round < ROUNDS && changed; round++) {
            changed = false;
            for (Map.Entry<Long, Map<Long, Integer>> each : ties.entrySet()) {
                long strongest = strongest(each.getValue(), labels);
                changed |= labels.put(each.getKey(), strongest) != strongest;
            }
        }
        return labels;
    }

    private static long strongest(Map<Long, Integer> ties, Map<Long, Long> labels) {
        Map<Long, Integer> weights = new HashMap<>();
        ties.forEach((other, times) -> weights.merge(labels.getOrDefault(other, other), times, Integer::sum));
        long best = Long.MAX_VALUE;
        int most = 0;
        for (Map.Entry<Long, Integer> label : weights.entrySet()) {
            if (label.getValue() > most || (label.getValue() == most && label.getKey() < best)) {
                most = label.getValue();
                best = label.getKey();
            }
        }
        return best;
    }

    /** Whether nearly all boosts and replies of its members, and to them, are among themselves. */
    private boolean isClosed(List<Long> members) {
        Set<Long> inside = new HashSet<>(members);
        long within = 0;
        long all = 0;
        for (long member : members) {
            for (Map.Entry<Long, Integer> tie :
                    ties.getOrDefault(member, Map.of()).entrySet()) {
                all += tie.getValue();
                within += inside.contains(tie.getKey()) ? tie.getValue() : 0;
            }
        }
        return within > CLOSED * all;
    }
}
