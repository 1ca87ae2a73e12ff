package org.groundswell.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordAutomatonTest {
    private static final int ROUNDS = 2_000;

    /** Few letters make many overlaps; the last ones are of two UTF-16 units. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "abc", "aé水 ", "a😀😁"})
    void itFindsWhatSearchingForEachKeywordFinds(String letters) {
        Random random = new Random(letters.hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> distinct = new LinkedHashSet<>();
            IntStream.rangeClosed(0, random.nextInt(8)).forEach(_ -> distinct.add(text(random, letters, 1, 6)));
            List<String> keywords = List.copyOf(distinct);
            String text = text(random, letters, 0, 40);
            assertThat(found(keywords, text)).as(keywords + " in " + text).isEqualTo(searched(keywords, text));
        }
    }

    @Test
    void itIsEmptyWithoutKeywords() {
        assertThat(found(List.of(), "any text")).isEmpty();
    }

    /** 1,000 nested keywords: each has its node once, and each place names all of them. */
    @Test
    void nestedKeywordsAreAllFound() {
        List<String> nested =
                IntStream.rangeClosed(1, 1_000).mapToObj("a"::repeat).toList();
        assertThat(found(nested, "a".repeat(1_000))).hasSize(1_000 * 1_001 / 2);
    }

    private static String text(Random random, String letters, int least, int most) {
        int[] points = letters.codePoints().toArray();
        return random.ints(random.nextInt(least, most + 1), 0, points.length)
                .mapToObj(at -> Character.toString(points[at]))
                .collect(Collectors.joining());
    }

    private static Set<String> found(List<String> keywords, String text) {
        Set<String> found = new TreeSet<>();
        new KeywordAutomaton(keywords).scan(text, (keyword, end) -> found.add(keywords.get(keyword) + " to " + end));
        return found;
    }

    private static Set<String> searched(List<String> keywords, String text) {
        return keywords.stream()
                .flatMap(keyword -> Stream.iterate(
                                text.indexOf(keyword), at -> at >= 0, at -> text.indexOf(keyword, at + 1))
                        .map(at -> keyword + " to " + (at + keyword.length())))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
