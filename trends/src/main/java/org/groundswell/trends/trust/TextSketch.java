package org.groundswell.trends.trust;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A 64-bit sketch of a text, from which the share of its groups of four letters that another text has, too, can be
 * estimated: eight parts of eight bits, each from the group with the smallest of another hash. Two texts agree in a part
 * with the probability of their Jaccard index (b-bit minwise hashing: Li and König, <i>Theory and applications of b-bit
 * minwise hashing</i>, Communications of the ACM 54, 2011). Tags, mentions, links, digits and punctuation are left out
 * first, since copies often differ only in these. Groups of letters work for scripts without spaces, too.
 */
public final class TextSketch {
    private static final int GROUP = 4;
    /** The least number of letters: many people write shorter texts independently ("yes!", "rest in peace"). */
    private static final int SHORTEST = 20;
    /**
     * How many characters of a text are used: NFKC expands one to up to eighteen, and sorts combining marks in
     * quadratic time.
     */
    private static final int LONGEST = 4_000;

    /** The number of parts of a sketch. */
    static final int PARTS = 8;

    private static final int PART_BITS = Long.SIZE / PARTS;
    private static final long PART = (1L << PART_BITS) - 1;

    /**
     * In how many parts copies agree at least. Of texts with two of 17 words changed, nine of ten do; of independent
     * texts about one event, one pair in ten thousand.
     */
    private static final int ALIKE = 4;

    private TextSketch() {}

    /** The sketch of a text; 0 if it is too short to compare. Only the first {@value #LONGEST} characters are used. */
    public static long of(String text) {
        String begin = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        StringBuilder kept = new StringBuilder(begin.length());
        String plain = Normalizer.normalize(begin, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        boolean inName = false;
        int at = 0;
        while (at < plain.length()) {
            int c = plain.codePointAt(at);
            if (Character.isWhitespace(c)) {
                inName = false;
            } else if (c == '#' || c == '@' || plain.startsWith("http://", at) || plain.startsWith("https://", at)) {
                inName = true;
            }
            if (!inName && Character.isLetter(c)) {
                kept.appendCodePoint(c);
            }
            at += Character.charCount(c);
        }
        return kept.length() < SHORTEST ? 0 : sketch(kept);
    }

    /** In how many of the eight parts two sketches agree; 0 if one of the texts was too short. */
    public static int agreement(long one, long other) {
        if (one == 0 || other == 0) {
            return 0;
        }
        int parts = 0;
        for (int part = 0; part < PARTS; part++) {
            parts += part(one, part) == part(other, part) ? 1 : 0;
        }
        return parts;
    }

    /** Whether two sketches are of copies of a text, of which some words may have been changed. */
    public static boolean areAlike(long one, long other) {
        return agreement(one, other) >= ALIKE;
    }

    /** One of the eight parts, 0 to 255. */
    static int part(long sketch, int part) {
        return (int) (sketch >>> part * PART_BITS & PART);
    }

    private static long sketch(CharSequence text) {
        long[] smallest = new long[PARTS];
        Arrays.fill(smallest, Long.MAX_VALUE);
        for (int i = 0; i + GROUP <= text.length(); i++) {
            long group = 0;
            for (int j = 0; j < GROUP; j++) {
                group = group << Character.SIZE | text.charAt(i + j);
            }
            for (int part = 0; part < PARTS; part++) {
                group = mix(group + part);
                smallest[part] = Math.min(smallest[part], group >>> 1);
            }
        }
        long sketch = 0;
        for (int part = 0; part < PARTS; part++) {
            // The smallest values have leading zeros: they are mixed again.
            sketch |= (mix(smallest[part]) & PART) << part * PART_BITS;
        }
        return sketch == 0 ? 1 : sketch;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
