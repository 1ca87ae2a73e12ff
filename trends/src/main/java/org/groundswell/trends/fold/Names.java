package org.groundswell.trends.fold;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.groundswell.trends.relate.NamePattern;

/**
 * What the names of two tags say about whether they mean the same. The order of the names makes no difference.
 *
 * @param pieces how many pieces the shorter name has: its sequences of four letters, of two in scripts that write a word
 *     with a letter or two
 * @param shared how many of these pieces the longer name has as well
 */
record Names(Kind kind, int pieces, int shared) {
    private static final int PIECE = 4;
    private static final int PIECE_OF_SIGNS = 2;
    /** A name that is shorter has too few letters for a wrong one to be told from another word. */
    private static final int LETTERS_A_TYPO = 6;

    private static final int LEAST_WITH_TYPO = 8;
    private static final int MOST_TYPOS = 3;
    /** A beginning that is shorter is shared by chance. */
    private static final int LEAST_BEGINNING = 5;

    private static final int LEAST_BEGINNING_OF_SIGNS = 2;
    private static final int ENDING = 2;

    /** How two names are alike. */
    enum Kind {
        /**
         * The same words, some of them negated or replaced by their opposites, as in #NotAllMen and #YesAllWomen: a
         * contradiction, however many letters they share.
         */
        OPPOSITE,
        /** Spellings of the same: few letters differ, or one has a number, a year or a plural's ending more. */
        SPELLING,
        /** One name begins with the other, and goes on. */
        EXTENSION,
        /** The same words, except one, as in #BlackLivesMatter and #AllLivesMatter: often a reply or a rival. */
        REPLACED,
        /** None of these. */
        OTHER
    }

    /** @param one a tag as most people write it, as is {@code other}: capitals show where words begin */
    static Names of(String one, String other) {
        int[] a = one.toLowerCase(Locale.ROOT).codePoints().toArray();
        int[] b = other.toLowerCase(Locale.ROOT).codePoints().toArray();
        boolean firstIsShorter = a.length < b.length || (a.length == b.length && Arrays.compare(a, b) <= 0);
        int[] shorter = firstIsShorter ? a : b;
        int[] longer = firstIsShorter ? b : a;
        int length = Math.min(isOfSigns(shorter) || isOfSigns(longer) ? PIECE_OF_SIGNS : PIECE, shorter.length);
        Set<String> pieces = pieces(shorter, length);
        int all = pieces.size();
        pieces.retainAll(pieces(longer, length));
        return new Names(kind(one, other, shorter, longer), all, pieces.size());
    }

    /** Whether half of the pieces are shared: fewer may be one word, which a tag that answers another shares with it. */
    boolean sharePieces() {
        return 2 * shared >= pieces && shared > 0;
    }

    private static Kind kind(String one, String other, int[] shorter, int[] longer) {
        double pattern = NamePattern.cautious(one, other);
        if (pattern == NamePattern.OPPOSITE) {
            return Kind.OPPOSITE;
        }
        if (areSpellings(shorter, longer)) {
            return Kind.SPELLING;
        }
        int least = isOfSigns(shorter) ? LEAST_BEGINNING_OF_SIGNS : LEAST_BEGINNING;
        if (shorter.length >= least && commonBeginning(shorter, longer) == shorter.length) {
            return Kind.EXTENSION;
        }
        return pattern == NamePattern.REPLACED ? Kind.REPLACED : Kind.OTHER;
    }

    /** Whether one name is a spelling of the other, but for opposites, which differ in few letters too. */
    static boolean areSpellings(String one, String other) {
        int[] a = one.toLowerCase(Locale.ROOT).codePoints().toArray();
        int[] b = other.toLowerCase(Locale.ROOT).codePoints().toArray();
        return areSpellings(a, b);
    }

    private static boolean areSpellings(int[] one, int[] other) {
        int[] left = letters(one);
        int[] right = letters(other);
        if (left.length == 0 || right.length == 0) {
            return false;
        }
        int[] digits = digits(one);
        int[] others = digits(other);
        if (digits.length > 0 && others.length > 0 && !Arrays.equals(digits, others)) {
            // Two years or two days are not the same.
            return false;
        }
        if (Arrays.equals(left, right)) {
            return true;
        }
        if (isOfSigns(left) || isOfSigns(right)) {
            return false;
        }
        int least = Math.min(left.length, right.length);
        int most = Math.max(left.length, right.length);
        boolean plural = least >= LEAST_BEGINNING && most - least <= ENDING && commonBeginning(left, right) == least;
        int typos = least < LEAST_WITH_TYPO ? 0 : Math.min(MOST_TYPOS, least / LETTERS_A_TYPO);
        return plural || distance(left, right, typos) <= typos;
    }

    /** Damerau's distance, a letter that changes places with the next counted as one; more than {@code most} if it is. */
    private static int distance(int[] one, int[] other, int most) {
        if (Math.abs(one.length - other.length) > most) {
            return most + 1;
        }
        int[][] rows = new int[one.length + 1][other.length + 1];
        for (int i = 0; i <= one.length; i++) {
            for (int j = 0; j <= other.length; j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(one, other, rows, i, j);
            }
        }
        return rows[one.length][other.length];
    }

    private static int cheapest(int[] one, int[] other, int[][] rows, int i, int j) {
        int same = rows[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        int least = Math.min(same, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }

    private static int commonBeginning(int[] one, int[] other) {
        int at = Arrays.mismatch(one, other);
        return at < 0 ? one.length : at;
    }

    private static int[] letters(int[] name) {
        return Arrays.stream(name)
                .filter(each -> !Character.isDigit(each) && each != '_')
                .toArray();
    }

    private static int[] digits(int[] name) {
        return Arrays.stream(name)
                .filter(Character::isDigit)
                .map(each -> Character.digit(each, 10))
                .toArray();
    }

    private static Set<String> pieces(int[] name, int length) {
        Set<String> pieces = new HashSet<>();
        for (int i = 0; i + length <= name.length; i++) {
            pieces.add(new String(name, i, length));
        }
        return pieces;
    }

    /** Whether most letters are signs for a word or a syllable, as in Chinese, Japanese and Korean. */
    private static boolean isOfSigns(int[] name) {
        return 2 * Arrays.stream(name).filter(Names::isSign).count() > name.length;
    }

    private static boolean isSign(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
