package org.groundswell.timelines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.model.TagUse;

/**
 * The timelines in memory by the accounts and tags that bring statuses into them, and by their owners. Not thread-safe, apart
 * from {@link #size()}.
 */
final class TimelineIndex {
    private final Map<Long, List<KeptTimeline>> byAuthor = new HashMap<>();
    private final Map<TagName, List<KeptTimeline>> byTag = new HashMap<>();
    private final Map<AccountId, List<KeptTimeline>> byOwner = new HashMap<>();
    private int blockingDomains;
    private final AtomicInteger size = new AtomicInteger();

    void add(KeptTimeline timeline) {
        for (long author : timeline.rules().authors().toArray()) {
            add(byAuthor, author, timeline);
        }
        timeline.rules().tags().forEach(tag -> add(byTag, tag, timeline));
        add(byOwner, timeline.key().viewer(), timeline);
        blockingDomains += blocksDomains(timeline);
        size.incrementAndGet();
    }

    /** Removes a timeline that may be there. */
    void remove(KeptTimeline timeline) {
        if (!remove(byOwner, timeline.key().viewer(), timeline)) {
            return;
        }
        for (long author : timeline.rules().authors().toArray()) {
            remove(byAuthor, author, timeline);
        }
        timeline.rules().tags().forEach(tag -> remove(byTag, tag, timeline));
        blockingDomains -= blocksDomains(timeline);
        size.decrementAndGet();
    }

    /** The timelines that a status may be in. */
    Set<KeptTimeline> concernedBy(StatusFacts status) {
        Set<KeptTimeline> found = new LinkedHashSet<>();
        found.addAll(byAuthor.getOrDefault(status.account().value(), List.of()));
        for (TagUse use : status.content().tags()) {
            found.addAll(byTag.getOrDefault(use.key(), List.of()));
        }
        return found;
    }

    /** The timelines of some accounts. */
    Set<KeptTimeline> ofOwners(Set<AccountId> owners) {
        Set<KeptTimeline> found = new LinkedHashSet<>();
        owners.forEach(owner -> found.addAll(byOwner.getOrDefault(owner, List.of())));
        return found;
    }

    /** The timelines whose rules name an account. It asks each, which is for rare events only. */
    Set<KeptTimeline> naming(AccountId account) {
        Set<KeptTimeline> found = new LinkedHashSet<>();
        for (List<KeptTimeline> timelines : byOwner.values()) {
            timelines.stream().filter(each -> each.rules().name(account)).forEach(found::add);
        }
        return found;
    }

    /** Whether a domain that one of the owners blocks may decide about a status. */
    boolean dependsOnDomains() {
        return blockingDomains > 0;
    }

    /** The number of timelines. May be called by any thread. */
    int size() {
        return size.get();
    }

    private static int blocksDomains(KeptTimeline timeline) {
        return timeline.rules().viewer().blocksDomains() ? 1 : 0;
    }

    private static <K> void add(Map<K, List<KeptTimeline>> map, K key, KeptTimeline timeline) {
        map.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(timeline);
    }

    private static <K> boolean remove(Map<K, List<KeptTimeline>> map, K key, KeptTimeline timeline) {
        List<KeptTimeline> timelines = map.get(key);
        if (timelines == null) {
            return false;
        }
        boolean removed = timelines.remove(timeline);
        if (timelines.isEmpty()) {
            map.remove(key);
        }
        return removed;
    }
}
