package org.groundswell.trends.select;

import java.util.List;
import java.util.stream.LongStream;
import org.groundswell.trends.trust.TextSketch;

/**
 * Finds texts that are copies of each other with small changes. Two texts are if most of their words are the same and
 * many of their groups of three successive words (shingles: Broder, "On the resemblance and containment of documents",
 * 1997), or if their {@link TextSketch}es are nearly the same, which finds changes within words.
 */
final class NearCopies {
    private static final int GROUP = 3;
    /** Texts with fewer words are often the same by chance. */
    private static final int FEWEST_WORDS = 8;
    /** How many words of a text are compared. */
    private static final int MOST_WORDS = 200;
    /** The least share of words that both texts have, of all words of either. */
    private static final double SAME_WORDS = 0.6;
    /** The same of groups. A word that is replaced changes three groups: three of 17 words leave a quarter. */
    private static final double SAME_GROUPS = 0.2;

    /** In how many of eight parts the sketches agree. */
    private static final int SAME_PARTS = 6;

    private final long[][] words;
    private final long[][] groups;
    private final long[] sketches;

    /** @param texts with the words of each */
    NearCopies(List<String> texts, List<List<String>> words) {
        this.sketches = texts.stream().mapToLong(TextSketch::of).toArray();
        this.words = words.stream().map(each -> set(hashes(each))).toArray(long[][]::new);
        this.groups = words.stream().map(each -> set(grouped(hashes(each)))).toArray(long[][]::new);
    }

    boolean are(int one, int other) {
        return TextSketch.agreement(sketches[one], sketches[other]) >= SAME_PARTS
                || words[one].length >= FEWEST_WORDS
                        && words[other].length >= FEWEST_WORDS
                        && common(words[one], words[other]) >= SAME_WORDS
                        && common(groups[one], groups[other]) >= SAME_GROUPS;
    }

    /** The Jaccard index of two sets: how many they have in common, of all in either. */
    private static double common(long[] one, long[] other) {
        int shorter = Math.min(one.length, other.length);
        int longer = Math.max(one.length, other.length);
        if (shorter < SAME_GROUPS * longer) {
            return 0;
        }
        int both = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                both++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return (double) both / Math.max(1, one.length + other.length - both);
    }

    private static long[] hashes(List<String> words) {
        return words.stream().limit(MOST_WORDS).mapToLong(NearCopies::hash).toArray();
    }

    private static long[] grouped(long[] words) {
        long[] grouped = new long[Math.max(0, words.length - GROUP + 1)];
        for (int i = 0; i < grouped.length; i++) {
            for (int j = 0; j < GROUP; j++) {
                grouped[i] = mix(grouped[i] + words[i + j]);
            }
        }
        return grouped;
    }

    /** In ascending order, each once. */
    private static long[] set(long[] values) {
        return LongStream.of(values).sorted().distinct().toArray();
    }

    private static long hash(String word) {
        long hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = mix(hash + word.charAt(i));
        }
        return hash;
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
