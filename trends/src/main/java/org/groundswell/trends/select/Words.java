package org.groundswell.trends.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits a post's text into words, without tags, mentions and links. */
public final class Words {
    private static final Pattern NOT_OWN = Pattern.compile("https?://\\S+|[#＃@]\\S+");
    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’]+");
    /**
     * Text in scripts without spaces between words. It is split into pairs of letters (bigrams), which compare as well
     * as words.
     */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]{2,}");

    /** First-person words, in some languages. */
    private static final Set<String> FIRST_PERSON = Set.of(
            "i",
            "i'm",
            "i've",
            "my",
            "me",
            "mine",
            "we",
            "our",
            "us",
            "yo",
            "mi",
            "mí",
            "nos",
            "nosotras",
            "je",
            "j'ai",
            "mon",
            "ma",
            "moi",
            "nous",
            "ich",
            "mein",
            "meine",
            "mir",
            "mich",
            "wir",
            "eu",
            "meu",
            "minha",
            "nós",
            "ako",
            "ko",
            "akin",
            "tayo",
            "namin");

    private Words() {}

    /** The words of a text in lower case, in their order. */
    public static List<String> of(String text) {
        String own = NOT_OWN.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : BREAK.split(own, -1)) {
            if (UNSPACED.matcher(word).matches()) {
                for (int i = 0; i + 2 <= word.length(); i++) {
                    words.add(word.substring(i, i + 2));
                }
            } else if (!word.isEmpty()) {
                words.add(word.replace('’', '\''));
            }
        }
        return words;
    }

    static boolean isFirstPerson(List<String> words) {
        return words.stream().anyMatch(FIRST_PERSON::contains);
    }

    /** For each text, its words with their tf·idf weights, scaled to length 1. */
    static List<Map<String, Double>> vectors(List<List<String>> texts) {
        Map<String, Integer> inTexts = new HashMap<>();
        for (List<String> words : texts) {
            Set.copyOf(words).forEach(word -> inTexts.merge(word, 1, Integer::sum));
        }
        List<Map<String, Double>> vectors = new ArrayList<>();
        for (List<String> words : texts) {
            Map<String, Double> vector = new HashMap<>();
            words.forEach(word -> vector.merge(word, 1.0, Double::sum));
            vector.replaceAll((word, times) -> times * Math.log((1.0 + texts.size()) / inTexts.getOrDefault(word, 1)));
            double length = Math.sqrt(vector.values().stream()
                    .mapToDouble(weight -> weight * weight)
                    .sum());
            vector.replaceAll((_, weight) -> length == 0 ? 0 : weight / length);
            vectors.add(vector);
        }
        return vectors;
    }

    static double cosine(Map<String, Double> one, Map<String, Double> other) {
        if (one.size() > other.size()) {
            return cosine(other, one);
        }
        double sum = 0;
        for (Map.Entry<String, Double> word : one.entrySet()) {
            sum += word.getValue() * other.getOrDefault(word.getKey(), 0.0);
        }
        return sum;
    }
}
