package org.groundswell.trending;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * The tags whose past was changed by late or deleted posts since checkpoints were written. An engine loaded from a
 * checkpoint has to recompute them. Times are milliseconds since the epoch. Thread-safe.
 */
final class Changes {
    private final Map<String, Change> changes = new TreeMap<>();

    /**
     * @param from event time of the earliest use that changed
     * @param learned when the latest change was recorded
     */
    private record Change(long from, long learned) {}

    Changes() {}

    /** Restores what {@link #save} wrote. */
    Changes(CheckpointInput in) throws CheckpointException {
        for (int left = in.number(); left > 0; left--) {
            changes.put(in.text(), new Change(in.longNumber(), in.longNumber()));
        }
    }

    synchronized void save(CheckpointOutput out) throws IOException {
        out.number(changes.size());
        for (Map.Entry<String, Change> each : changes.entrySet()) {
            out.text(each.getKey());
            out.number(each.getValue().from());
            out.number(each.getValue().learned());
        }
    }

    synchronized void add(String tag, long at, long now) {
        changes.merge(
                tag,
                new Change(at, now),
                (old, fresh) ->
                        new Change(Math.min(old.from(), fresh.from()), Math.max(old.learned(), fresh.learned())));
    }

    /**
     * The tags that are stale in an engine that was computed from the posts as of {@code written} and covers the time
     * before {@code upTo}.
     */
    synchronized Collection<String> since(long written, long upTo) {
        return changes.entrySet().stream()
                .filter(each ->
                        each.getValue().learned() >= written && each.getValue().from() < upTo)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Drops changes recorded before a moment. */
    synchronized void purgeBefore(long before) {
        changes.values().removeIf(change -> change.learned() < before);
    }

    synchronized int size() {
        return changes.size();
    }

    /** Drops all changes; returns the event time of the earliest one. */
    synchronized OptionalLong clear() {
        OptionalLong earliest =
                changes.values().stream().mapToLong(Change::from).min();
        changes.clear();
        return earliest;
    }
}
