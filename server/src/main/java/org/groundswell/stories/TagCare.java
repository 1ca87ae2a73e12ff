package org.groundswell.stories;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.statuses.Post;

/**
 * Tags marked as sensitive topics, such as violence. Their pages show no faces, no pictures, no previews of pages, no names of
 * quoted people and no counts of replies, and list help lines.
 */
public final class TagCare {
    private final Database database;
    private final ModerationLog log;
    private final InstantSource clock;
    private final TagCareStore store = new TagCareStore();

    public TagCare(Database database, ModerationLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /** Whether one of some tags is marked. */
    public boolean isNeededForAny(Collection<TagName> tags) {
        return !among(tags).isEmpty();
    }

    /** Those of some posts that have a tag that is marked. */
    public Set<StatusId> among(List<Post> posts) {
        Map<StatusId, List<TagName>> tags = new HashMap<>();
        posts.forEach(post -> tags.put(
                post.id(), post.content().tags().stream().map(TagName::of).toList()));
        Set<TagName> marked = among(tags.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        return tags.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(marked::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Set<TagName> among(Collection<TagName> tags) {
        List<String> keys = tags.stream().map(TagName::key).distinct().toList();
        return keys.isEmpty()
                ? Set.of()
                : database.read(tx -> store.among(tx, keys)).stream()
                        .map(TagName::new)
                        .collect(Collectors.toSet());
    }

    public void need(AccountId by, TagName tag, boolean needed) {
        database.writing(tx -> {
            if (store.isNeeded(tx, tag) != needed) {
                store.need(tx, tag, needed, by, clock.instant());
                log.record(tx, by, new ModerationAction.SensitivitySet(tag, needed));
            }
        });
    }
}
