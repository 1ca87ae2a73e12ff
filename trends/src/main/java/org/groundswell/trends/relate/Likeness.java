package org.groundswell.trends.relate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundswell.trends.select.Words;

/** The similarity of two sets of posts. */
public final class Likeness {
    private static final int TERMS = 64;

    private Likeness() {}

    /**
     * The cosine similarity of the 64 most distinctive words of each set, weighted by tf·idf over the posts of both.
     *
     * @param one posts, without markup
     * @return from 0 to 1
     */
    public static double ofWords(List<String> one, List<String> other) {
        Map<String, Integer> inPosts = new HashMap<>();
        Map<String, Integer> left = counts(one, inPosts);
        Map<String, Integer> right = counts(other, inPosts);
        int posts = one.size() + other.size();
        return cosine(weighed(left, inPosts, posts), weighed(right, inPosts, posts));
    }

    /** The cosine similarity, from 0 to 1, of the counts of other tags in the posts of each set. Keys are tag ids. */
    public static double ofCompany(Map<Long, Integer> one, Map<Long, Integer> other) {
        Map<Long, Double> left = new HashMap<>();
        one.forEach((key, count) -> left.put(key, (double) count));
        Map<Long, Double> right = new HashMap<>();
        other.forEach((key, count) -> right.put(key, (double) count));
        return cosine(left, right);
    }

    private static Map<String, Integer> counts(List<String> posts, Map<String, Integer> inPosts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String post : posts) {
            Set<String> words = new HashSet<>(Words.of(post));
            words.forEach(word -> {
                counts.merge(word, 1, Integer::sum);
                inPosts.merge(word, 1, Integer::sum);
            });
        }
        return counts;
    }

    private static Map<String, Double> weighed(Map<String, Integer> counts, Map<String, Integer> inPosts, int posts) {
        Map<String, Double> weights = new HashMap<>();
        counts.forEach((word, count) ->
                weights.put(word, count * StrictMath.log((1.0 + posts) / inPosts.getOrDefault(word, 1))));
        Map<String, Double> most = new HashMap<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TERMS)
                .forEach(each -> most.put(each.getKey(), each.getValue()));
        return most;
    }

    private static <K> double cosine(Map<K, Double> one, Map<K, Double> other) {
        double dot = 0;
        for (Map.Entry<K, Double> each : one.entrySet()) {
            dot += each.getValue() * other.getOrDefault(each.getKey(), 0.0);
        }
        double lengths = Math.sqrt(squares(one) * squares(other));
        return lengths == 0 ? 0 : dot / lengths;
    }

    private static double squares(Map<?, Double> vector) {
        return vector.values().stream().mapToDouble(weight -> weight * weight).sum();
    }
}
