package org.groundswell.trends.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grouping a list by what is known of its pairs. */
class LinksTest {
    /** Tags with people, pairs with affinities, the list in its order, and the topics. */
    @ParameterizedTest
    @CsvSource({
        // Nothing joins.
        "a:9 b:8, '', a b, a | b",
        // The head is the tag with most people, at the place of the first of the topic.
        "a:9 b:5 c:7, a-b:400, b c a, a+b | c",
        // Members are in the order of their people.
        "a:9 b:5 c:7, a-b:400 a-c:300, a b c, a+c+b",
        // No chain: c belongs to b, but b is a member.
        "a:9 b:8 c:7, a-b:400 b-c:900, a b c, a+b | c",
        // The largest affinity decides, not the larger tag.
        "a:9 b:8 c:7, a-c:400 b-c:500, a b c, a | b+c",
        // Of two equal ones, that with more people; then by name.
        "a:9 b:8 c:7, a-c:400 b-c:400, a b c, a+c | b",
        "a:8 b:8 c:7, a-c:400 b-c:400, b a c, b | a+c",
        "b:8 a:8, a-b:400, b a, a+b",
        // A tag that isn't in the list joins nothing: moderators may have taken it out.
        "a:9 b:8 c:7, a-b:400 a-c:400 b-c:300, b c, b+c",
        "a:9 b:8 c:7, a-b:400 a-c:400, c b, c | b",
        // A tag of which nothing is known is a topic.
        "a:9, '', z a, z | a",
        "'', '', '', ''",
    })
    void makesTopics(String people, String affinities, String list, String topics) {
        assertThat(String.join(" | ", topics(links(people, affinities), words(list))))
                .isEqualTo(topics);
    }

    @Test
    void theOrderOfTheListChangesOnlyTheOrderOfTheTopics() {
        Random random = new Random(11);
        for (int run = 0; run < 300; run++) {
            List<String> tags = new ArrayList<>();
            Map<String, Integer> people = new TreeMap<>();
            Map<String, Map<String, Integer>> affinities = new HashMap<>();
            for (int i = 0; i < 25; i++) {
                String tag = "t" + i;
                people.put(tag, 5 + random.nextInt(6));
                for (String other : tags) {
                    if (random.nextInt(5) == 0) {
                        int affinity = 250 + 50 * random.nextInt(4);
                        affinities.computeIfAbsent(tag, _ -> new HashMap<>()).put(other, affinity);
                        affinities.computeIfAbsent(other, _ -> new HashMap<>()).put(tag, affinity);
                    }
                }
                tags.add(tag);
            }
            Links links = new Links(people, affinities);
            List<Links.Group> groups = links.fold(tags);
            List<String> shuffled = new ArrayList<>(tags);
            Collections.shuffle(shuffled, random);

            assertThat(new HashSet<>(links.fold(shuffled))).isEqualTo(new HashSet<>(groups));
            List<String> all = new ArrayList<>();
            Set<String> heads = groups.stream().map(Links.Group::head).collect(Collectors.toSet());
            for (Links.Group group : groups) {
                all.add(group.head());
                all.addAll(group.members());
                for (String member : group.members()) {
                    Map<String, Integer> of = affinities.get(member);
                    // Each member is like its head itself, and like no other head more.
                    assertThat(of).containsKey(group.head());
                    assertThat(heads.stream()
                                    .filter(head -> people.get(head) > people.get(member))
                                    .allMatch(head -> of.getOrDefault(head, 0) <= of.get(group.head())))
                            .isTrue();
                    assertThat(people.get(member)).isLessThanOrEqualTo(people.get(group.head()));
                }
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(tags);
        }
    }

    private static List<String> topics(Links links, List<String> list) {
        return links.fold(list).stream()
                .map(group -> group.members().isEmpty()
                        ? group.head()
                        : group.head() + "+" + String.join("+", group.members()))
                .toList();
    }

    private static Links links(String people, String affinities) {
        Map<String, Integer> sizes = new HashMap<>();
        words(people).forEach(each -> sizes.put(each.substring(0, 1), Integer.valueOf(each.substring(2))));
        Map<String, Map<String, Integer>> pairs = new HashMap<>();
        for (String pair : words(affinities)) {
            String one = pair.substring(0, 1);
            String other = pair.substring(2, 3);
            int affinity = Integer.parseInt(pair.substring(4));
            pairs.computeIfAbsent(one, _ -> new HashMap<>()).put(other, affinity);
            pairs.computeIfAbsent(other, _ -> new HashMap<>()).put(one, affinity);
        }
        return new Links(sizes, pairs);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
