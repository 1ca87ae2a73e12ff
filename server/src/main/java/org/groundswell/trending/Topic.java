package org.groundswell.trending;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundswell.trends.fold.Links;
import org.groundswell.trends.model.Trend;

/**
 * An entry of a list of topics: the tags of one event.
 *
 * @param head the tag with the most people in six hours; its figures stand for the topic. Those of the members are not
 *     added, since most people use several of the tags
 * @param members the other tags, those with the most people first; empty if the topic is one tag
 */
public record Topic(Trend head, List<Trend> members) {
    /** The topic of a group of tags. */
    static Topic of(Links.Group group, Map<String, Trend> byTag) {
        return new Topic(
                Objects.requireNonNull(byTag.get(group.head())),
                group.members().stream()
                        .map(member -> Objects.requireNonNull(byTag.get(member)))
                        .toList());
    }

    /** A tag that no other is folded into. */
    public static Topic alone(Trend tag) {
        return new Topic(tag, List.of());
    }

    /** All tags of the topic, the head first. */
    public Stream<Trend> tags() {
        return Stream.concat(Stream.of(head), members.stream());
    }

    /** Whether a tag is the head or a member. */
    boolean contains(String tag) {
        return tags().anyMatch(each -> each.tag().equals(tag));
    }
}
