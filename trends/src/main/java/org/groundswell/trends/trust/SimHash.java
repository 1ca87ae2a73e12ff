package org.groundswell.trends.trust;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A 64-bit hash of a text: similar texts have hashes that differ in few bits (Charikar: <i>Similarity estimation
 * techniques from rounding algorithms</i>, STOC 2002, over groups of four characters). Tags, mentions, links, digits
 * and punctuation are left out first, since copies often differ only in these.
 */
public final class SimHash {
    private static final int GROUP = 4;
    /** The least number of letters: many people write shorter texts independently ("yes!", "rest in peace"). */
    private static final int SHORTEST = 20;
    /**
     * How many characters of a text are used: NFKC expands one to up to eighteen, and sorts combining marks in
     * quadratic time.
     */
    private static final int LONGEST = 4_000;
    /** Hashes of copies differ in at most this many bits. */
    public static final int NEAR = 3;

    private SimHash() {}

    /** The hash of a text; 0 if it is too short to compare. Only the first {@value #LONGEST} characters are used. */
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
        return kept.length() < SHORTEST ? 0 : hash(kept);
    }

    private static long hash(CharSequence text) {
        int[] votes = new int[Long.SIZE];
        for (int i = 0; i + GROUP <= text.length(); i++) {
            long group = 0;
            for (int j = 0; j < GROUP; j++) {
                group = group << 16 | text.charAt(i + j);
            }
            long bits = mix(group);
            for (int bit = 0; bit < Long.SIZE; bit++) {
                votes[bit] += (bits >>> bit & 1) == 1 ? 1 : -1;
            }
        }
        long hash = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if (votes[bit] > 0) {
                hash |= 1L << bit;
            }
        }
        return hash == 0 ? 1 : hash;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
