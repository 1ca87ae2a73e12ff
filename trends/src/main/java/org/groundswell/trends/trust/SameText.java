package org.groundswell.trends.trust;

import java.util.HashMap;
import java.util.Map;
import org.groundswell.trends.model.Discount;

/**
 * People who wrote the same text, with small changes: their hashes differ in at most {@link SimHash#NEAR} bits. At
 * least one of the four quarters of two such hashes is equal, so each quarter is looked up in a table, and a hash is
 * compared only with the first one found there (Manku, Jain, Das Sarma: <i>Detecting near-duplicates for web
 * crawling</i>, WWW 2007).
 */
final class SameText implements Signal {
    private static final int BANDS = 4;
    private static final int BAND_BITS = 16;

    @Override
    public Discount.Reason reason() {
        return Discount.Reason.SAME_TEXT;
    }

    @Override
    public long[] groups(Crowd crowd) {
        long[] groups = new long[crowd.size()];
        Map<Long, Integer> firstInBucket = new HashMap<>();
        for (int i = 0; i < crowd.size(); i++) {
            long text = crowd.text(i);
            if (text == 0) {
                continue;
            }
            int like = i;
            for (int band = 0; band < BANDS && like == i; band++) {
                Integer first = firstInBucket.get(bucket(text, band));
                if (first != null && Long.bitCount(crowd.text(first) ^ text) <= SimHash.NEAR) {
                    like = first;
                }
            }
            groups[i] = like == i ? i + 1L : groups[like];
            for (int band = 0; band < BANDS; band++) {
                firstInBucket.putIfAbsent(bucket(text, band), i);
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

    private static long bucket(long text, int band) {
        return (text >>> band * BAND_BITS & 0xFFFF) << 2 | band;
    }
}
