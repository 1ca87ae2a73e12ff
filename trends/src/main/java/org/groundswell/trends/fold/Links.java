package org.groundswell.trends.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tags belong to one topic, and how many people each has. Immutable.
 *
 * @param people by tag, its people in six hours
 * @param affinities by tag, the tags it may be joined with and how strongly; in both directions
 */
public record Links(Map<String, Integer> people, Map<String, Map<String, Integer>> affinities) {
    public static final Links NONE = new Links(Map.of(), Map.of());

    public Links {
        people = Map.copyOf(people);
        Map<String, Map<String, Integer>> copied = new HashMap<>();
        affinities.forEach((tag, others) -> copied.put(tag, Map.copyOf(others)));
        affinities = Map.copyOf(copied);
    }

    /**
     * Groups the tags of a list into topics. In the order of people, most first, each tag joins the {@linkplain
     * Group#head head} it has the largest affinity with, or becomes one. It never joins by way of a member, so that a
     * topic doesn't drift from tag to tag.
     *
     * @param tags in the order of the list, each once
     * @return the groups, each at the place of its first tag in the list
     */
    public List<Group> fold(List<String> tags) {
        Map<String, List<String>> members = new HashMap<>();
        Map<String, String> heads = new HashMap<>();
        for (String tag : tags.stream().sorted(mostPeopleFirst()).toList()) {
            String head = headOf(tag, members.keySet());
            heads.put(tag, head);
            List<String> group = members.computeIfAbsent(head, _ -> new ArrayList<>());
            if (!tag.equals(head)) {
                group.add(tag);
            }
        }
        return tags.stream()
                .map(heads::get)
                .distinct()
                .map(head -> new Group(head, members.getOrDefault(head, List.of())))
                .toList();
    }

    private String headOf(String tag, Set<String> heads) {
        return affinities.getOrDefault(tag, Map.of()).entrySet().stream()
                .filter(other -> heads.contains(other.getKey()))
                .min(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey, mostPeopleFirst()))
                .map(Map.Entry::getKey)
                .orElse(tag);
    }

    private Comparator<String> mostPeopleFirst() {
        return Comparator.comparingInt(this::peopleOf).reversed().thenComparing(Comparator.naturalOrder());
    }

    private int peopleOf(String tag) {
        return people.getOrDefault(tag, 0);
    }

    /**
     * A topic.
     *
     * @param head the tag with the most people
     * @param members the other tags, those with most people first; empty if the topic is one tag
     */
    public record Group(String head, List<String> members) {
        public Group {
            members = List.copyOf(members);
        }
    }
}
