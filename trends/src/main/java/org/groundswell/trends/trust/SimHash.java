package org.groundswell.trends.trust;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A 64-bit hash of a text of which similar texts have similar values (Charikar: <i>Similarity estimation techniques from
 * rounding algorithms</i>, STOC 2002), over groups of four characters. Tags, mentions, links, digits and punctuation are
 * left out first, since they are what a copy is varied by.
 */
public final class SimHash {
    private static final int GROUP = 4;
    /** Shorter texts are written independently by many: "yes!", "rest in peace". */
    private static final int SHORTEST = 20;
    /** NFKC makes up to eighteen characters of one, and takes quadratic time to sort marks. */
    private static final int LONGEST = 4_000;
    /** Copies differ in no more bits than this. */
    public static final int NEAR = 3;

    private SimHash() {}

    /** The hash; 0 if there is too little text to tell. Of a long text, its first {@value #LONGEST} characters are enough. */
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
