package org.groundswell.tags;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.groundswell.db.Tx;
import org.groundswell.model.TagName;

/**
 * The tags that new posts may not have. There are few, so they are kept in memory, and posting needs no query for them. A decision holds
 * at once in the process that makes it, and within a second in others.
 */
public final class DisabledTags {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final TagSettingsStore store = new TagSettingsStore();
    private final AtomicLong changes = new AtomicLong();
    private volatile Known known = new Known(Set.of(), Instant.MIN, 0);

    public DisabledTags(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param at when
     * @param change the number of decisions of this process before
     */
    private record Known(Set<String> keys, Instant at, long change) {
        boolean isFresh(Instant now, long latest) {
            return change == latest && !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }
    }

    /**
     * The tags among these that new posts may not have, in the order of their keys.
     *
     * @param spellings the tags as they are written, without their {@code #}
     */
    public List<TagName> among(Tx tx, Collection<String> spellings) {
        Set<String> disabled = keys(tx);
        return disabled.isEmpty()
                ? List.of()
                : spellings.stream()
                        .map(TagName::of)
                        .filter(name -> disabled.contains(name.key()))
                        .distinct()
                        .sorted(Comparator.comparing(TagName::key))
                        .toList();
    }

    private Set<String> keys(Tx tx) {
        Instant now = clock.instant();
        long latest = changes.get();
        Known current = known;
        if (!current.isFresh(now, latest)) {
            current = new Known(store.disabled(tx), now, latest);
            known = current;
        }
        return current.keys();
    }

    /** To be called after a decision is committed. */
    public void changed() {
        changes.incrementAndGet();
    }
}
