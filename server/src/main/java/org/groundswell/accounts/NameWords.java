package org.groundswell.accounts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words by which accounts are found: of the user name and the display name, folded, so that {@code jose} finds José and
 * <code>ＡＮＡ</code> is found as ana. Folds width and ligatures (NFKD), case, and marks on letters, which a person who
 * searches often leaves out. What is folded is only compared, never shown.
 */
final class NameWords {
    /** Of one account. */
    private static final int MOST = 8;
    /** Of what is searched for. */
    static final int MOST_SOUGHT = 3;
    /** In UTF-16 units. */
    private static final int LONGEST_WORD = 64;

    private static final int LONGEST_TEXT = MOST * LONGEST_WORD;

    private NameWords() {}

    /** The words of an account: its user name as a whole, those of its display name, then the parts of the user name. */
    static Set<String> of(String username, String displayName) {
        Set<String> words = new LinkedHashSet<>();
        String whole = fold(username);
        words.addAll(split(whole));
        words.addAll(split(fold(displayName)));
        Arrays.stream(whole.split("_", -1)).filter(part -> !part.isEmpty()).forEach(words::add);
        Set<String> most = new LinkedHashSet<>();
        words.stream().limit(MOST).forEach(most::add);
        return most;
    }

    /** The words of a search, longest first: the longest finds the fewest. */
    static List<String> sought(String typed) {
        return split(fold(typed)).stream()
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_SOUGHT)
                .toList();
    }

    private static String fold(String text) {
        String bounded = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        String apart = Normalizer.normalize(bounded, Normalizer.Form.NFKD);
        StringBuilder bare = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        // Upper case first: it joins what lower case alone keeps apart (ß and ẞ, ς and σ).
        String folded = bare.toString()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** Words are letters, digits, marks and underscores; anything else, a lone surrogate too, is between words. */
    private static List<String> split(String folded) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        folded.codePoints().forEach(c -> {
            boolean inWord = Character.isLetterOrDigit(c)
                    || c == '_'
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK;
            if (inWord && word.length() + Character.charCount(c) <= LONGEST_WORD) {
                word.appendCodePoint(c);
            } else if (!inWord) {
                add(words, word);
            }
        });
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
