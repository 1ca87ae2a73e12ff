package org.groundswell.trends.trust;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the accounts that are known: trust grows from seeds, round by round, along follows, replies and boosts. Accounts
 * that only follow each other stay unknown, however many they are.
 */
public final class Growth {
    /*
     * An account becomes known if known accounts follow it, or reply to it or boost it: two that follow it, or one and two
     * others that reply or boost. The trust of these must go back to two different seeds, so that one careless account
     * makes nobody known. Compared with personalized PageRank on made networks, this lets through fewer bought accounts at
     * the same reach, and it needs no arithmetic but counting.
     */

    private static final int ROUNDS = 6;
    private static final int OF_FOLLOW = 2;
    private static final int OF_TIE = 1;
    private static final int NEEDED = 4;
    private static final int SEEDS_NEEDED = 2;
    /** How many of the seeds that an account's trust goes back to are remembered. */
    private static final int SEEDS_KEPT = 4;

    private static final int SMALLEST = 1_024;

    private final Map<Long, Integer> indexes = new HashMap<>();
    /** The account acted on (32 bits), who acted (31 bits), and 0 for a follow, 1 for a reply or boost. */
    private long[] edges = new long[SMALLEST];

    private int size;

    /** Adds a follow. */
    public void follow(long follower, long followee) {
        add(follower, followee, 0);
    }

    /** Adds that an account has replied to another or boosted it, however often. */
    public void tie(long from, long to) {
        add(from, to, 1);
    }

    private void add(long from, long to, int kind) {
        if (from == to) {
            return;
        }
        if (size == edges.length) {
            edges = Arrays.copyOf(edges, size * 2);
        }
        edges[size] = (long) index(to) << 32 | (long) index(from) << 1 | kind;
        size++;
    }

    private int index(long account) {
        Integer known = indexes.putIfAbsent(account, indexes.size());
        return known == null ? indexes.size() - 1 : known;
    }

    /**
     * The known accounts, seeds included.
     *
     * @param seeds accounts that are known whoever follows them
     * @param excluded accounts that never become known, nor make others so
     */
    public Set<Long> known(Collection<Long> seeds, Set<Long> excluded) {
        TreeSet<Long> roots = new TreeSet<>(seeds);
        roots.removeAll(excluded);
        roots.forEach(this::index);
        excluded.forEach(this::index);
        int[] @Nullable [] seedsOf = new int[indexes.size()][];
        int number = 0;
        for (long root : roots) {
            seedsOf[index(root)] = new int[] {number};
            number++;
        }
        boolean[] barred = new boolean[seedsOf.length];
        excluded.forEach(account -> barred[index(account)] = true);
        Arrays.sort(edges, 0, size);
        int needed = Math.min(SEEDS_NEEDED, roots.size());
        boolean grew = true;
        for (int round = 0; round < ROUNDS && grew; round++) {
            grew = grow(seedsOf, barred, needed);
        }
        Set<Long> known = new HashSet<>();
        indexes.forEach((account, index) -> {
            if (seedsOf[index] != null) {
                known.add(account);
            }
        });
        return known;
    }

    /** One round. Returns false if nobody has become known. */
    private boolean grow(int[] @Nullable [] seedsOf, boolean[] barred, int seedsNeeded) {
        Map<Integer, int[]> grown = new HashMap<>();
        int at = 0;
        while (at < size) {
            int account = (int) (edges[at] >>> 32);
            int end = at;
            while (end < size && (int) (edges[end] >>> 32) == account) {
                end++;
            }
            if (seedsOf[account] == null && !barred[account]) {
                int[] seeds = seedsOfSupporters(at, end, seedsOf);
                if (seeds.length >= seedsNeeded && seeds.length > 0) {
                    grown.put(account, seeds);
                }
            }
            at = end;
        }
        grown.forEach((account, seeds) -> seedsOf[account] = seeds);
        return !grown.isEmpty();
    }

    /** The seeds of those who speak for an account, given by its edges, in ascending order; none if they are too few. */
    private int[] seedsOfSupporters(int from, int to, int[] @Nullable [] seedsOf) {
        int points = 0;
        boolean followed = false;
        int before = -1;
        TreeSet<Integer> seeds = new TreeSet<>();
        for (int i = from; i < to; i++) {
            int other = (int) edges[i] >>> 1;
            int[] ofOther = seedsOf[other];
            if (other == before || ofOther == null) {
                continue;
            }
            before = other;
            boolean follows = (edges[i] & 1) == 0;
            points += follows ? OF_FOLLOW : OF_TIE;
            followed |= follows;
            for (int seed : ofOther) {
                seeds.add(seed);
            }
        }
        if (points < NEEDED || !followed) {
            return new int[0];
        }
        return seeds.stream().mapToInt(Integer::intValue).limit(SEEDS_KEPT).toArray();
    }
}
