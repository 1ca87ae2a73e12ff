package org.groundswell.trends.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells copies from texts of people's own, one text after another, in time linear in their length. Unlike {@link
 * NearCopies}, it does not compare each with each: a text is a copy if half of its groups of three words are in one
 * earlier text, or, if it is short, if it is the same. Many people write very short texts independently.
 */
final class CopyFilter {
    private static final int GROUP = 3;
    /** Texts with fewer words are no copies. */
    private static final int FEWEST_WORDS = 5;
    /** Texts with fewer words are copies only if they are the same. */
    private static final int LONG = 8;

    private static final double SAME = 0.5;
    /** How many words of a text are compared. */
    private static final int MOST_WORDS = 200;
    /** For how many earlier texts with it a group counts: more have common words. */
    private static final int MOST_TEXTS = 20;

    private final Map<String, Long> whole = new HashMap<>();
    private final Map<String, List<Integer>> groups = new HashMap<>();
    private final List<Long> authors = new ArrayList<>();

    /** Whether a text is a copy of another author's. Each text is remembered, copies too. */
    boolean isCopy(long author, PhraseText text) {
        if (text.words() < FEWEST_WORDS) {
            return false;
        }
        List<String> words = text.keys().stream().limit(MOST_WORDS).toList();
        Long first = whole.putIfAbsent(String.join(" ", words), author);
        if (first != null) {
            return first != author;
        }
        return text.words() >= LONG && isNearCopy(author, words);
    }

    private boolean isNearCopy(long author, List<String> words) {
        Set<String> own = new HashSet<>();
        for (int i = 0; i + GROUP <= words.size(); i++) {
            own.add(String.join(" ", words.subList(i, i + GROUP)));
        }
        Map<Integer, Integer> shared = new HashMap<>();
        int number = authors.size();
        authors.add(author);
        for (String group : own) {
            List<Integer> texts = groups.computeIfAbsent(group, _ -> new ArrayList<>());
            texts.forEach(other -> shared.merge(other, 1, Integer::sum));
            if (texts.size() < MOST_TEXTS) {
                texts.add(number);
            }
        }
        return shared.entrySet().stream()
                .anyMatch(each -> each.getValue() >= SAME * own.size() && authors.get(each.getKey()) != author);
    }
}
