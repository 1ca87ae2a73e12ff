package org.groundswell.trends.select;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a tag in its spellings: they are in the posts because the tag is. */
final class TagWords {
    /** Where the words of a spelling such as "MillionPeopleMarch2013" or "million_people_march" end. */
    private static final Pattern END =
            Pattern.compile("[_·]|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");
    /** The fewest letters of a beginning or an end of a tag that are taken for a word of it. */
    private static final int FEWEST_AT_END = 3;
    /** The same within it, and of several words: shorter ones are in it by chance. */
    private static final int FEWEST_WITHIN = 4;

    private static final int FEWEST_OF_SEVERAL = 6;

    private final Set<String> joined = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    TagWords(Collection<String> spellings) {
        for (String spelling : spellings) {
            joined.add(PhraseText.key(spelling));
            Arrays.stream(END.split(spelling, -1))
                    .filter(word -> !word.isEmpty())
                    .map(PhraseText::key)
                    .forEach(words::add);
        }
    }

    /** Whether a phrase is the tag, a part of it, made of its words, or around it: also if it ends within it. */
    boolean isIn(String phrase) {
        String together = phrase.replace(" ", "");
        if (Tokens.isUnspaced(phrase.codePointAt(0))) {
            return joined.stream().anyMatch(tag -> tag.contains(together) || together.contains(tag));
        }
        List<String> all = List.of(phrase.split(" ", -1));
        return words.containsAll(all)
                || joined.stream().anyMatch(tag -> isPart(together, tag))
                || isAround(all)
                || words.size() > 1 && (words.contains(all.getFirst()) || words.contains(all.getLast()));
    }

    private static boolean isPart(String together, String tag) {
        boolean atEnd = together.length() >= FEWEST_AT_END && (tag.startsWith(together) || tag.endsWith(together));
        return tag.equals(together) || atEnd || together.length() >= FEWEST_WITHIN && tag.contains(together);
    }

    /** Whether some words of a phrase are the tag, or a part of it, written as several words. */
    private boolean isAround(List<String> phrase) {
        for (int from = 0; from < phrase.size(); from++) {
            for (int to = from + 2; to <= phrase.size(); to++) {
                List<String> part = phrase.subList(from, to);
                String together = String.join("", part);
                boolean inTag = joined.stream()
                        .anyMatch(tag -> tag.equals(together)
                                || together.length() >= FEWEST_OF_SEVERAL && tag.contains(together));
                if (inTag || words.containsAll(part)) {
                    return true;
                }
            }
        }
        return false;
    }
}
