package org.groundswell.trends.trust;

import java.util.HashMap;
import java.util.Map;
import org.groundswell.trends.model.Discount;

/**
 * People who wrote the same text, with small changes: their {@link TextSketch}es are alike. A text is compared only with
 * the first one that has the same two parts, as in locality-sensitive hashing (Manku, Jain, Das Sarma: <i>Detecting
 * near-duplicates for web crawling</i>, WWW 2007).
 */
final class SameText implements Signal {
    /**
     * The pairs of parts that are looked up: all within {0, 1, 2}, {3, 4, 5} and {6, 7}. Of four parts in which alike
     * texts agree, two are in the same of these three sets, so no alike text is missed.
     */
    private static final int[][] PAIRS = {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {6, 7}};

    @Override
    public Discount.Reason reason() {
        return Discount.Reason.SAME_TEXT;
    }

    @Override
    public long[] groups(Crowd crowd) {
        long[] groups = new long[crowd.size()];
        Map<Integer, Integer> firstWith = new HashMap<>();
        for (int i = 0; i < crowd.size(); i++) {
            long text = crowd.text(i);
            if (text == 0) {
                continue;
            }
            int like = i;
            for (int pair = 0; pair < PAIRS.length && like == i; pair++) {
                Integer first = firstWith.get(key(text, pair));
                if (first != null && TextSketch.areAlike(crowd.text(first), text)) {
                    like = first;
                }
            }
            groups[i] = like == i ? i + 1L : groups[like];
            for (int pair = 0; pair < PAIRS.length; pair++) {
                firstWith.putIfAbsent(key(text, pair), i);
            }
        }
        return groups;
    }

    @Override
    public int leastGroupSize() {
        return 10;
    }

    @Override
    public double leastWeightOfKnown() {
        return 0.25;
    }

    @Override
    public boolean isOpenToAnyone() {
        return true;
    }

    private static int key(long text, int pair) {
        int[] parts = PAIRS[pair];
        return (pair * 256 + TextSketch.part(text, parts[0])) * 256 + TextSketch.part(text, parts[1]);
    }
}
