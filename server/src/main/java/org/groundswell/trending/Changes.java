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
 * Of which tags the past was changed, by posts that came late or went, since checkpoints of it were written: these a
 * checkpoint's engine has to compute anew. Times are milliseconds since the epoch. Thread-safe.
 */
final class Changes {
    private final Map<String, Change> changes = new TreeMap<>();

    /**
     * @param from event time of the earliest use that changed
     * @param learned when the last was heard of
     */
    private record Change(long from, long learned) {}

    Changes() {}

    /** The changes that were {@link #save saved}. */
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

    synchronized void note(String tag, long at, long now) {
        changes.merge(
                tag,
                new Change(at, now),
                (old, fresh) ->
                        new Change(Math.min(old.from(), fresh.from()), Math.max(old.learned(), fresh.learned())));
    }

    /** The tags that an engine can't know rightly which has seen all until a moment and was written down at another. */
    synchronized Collection<String> since(long written, long upTo) {
        return changes.entrySet().stream()
                .filter(each ->
                        each.getValue().learned() >= written && each.getValue().from() < upTo)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Forgets what was learned before a moment. */
    synchronized void forget(long before) {
        changes.values().removeIf(change -> change.learned() < before);
    }

    synchronized int size() {
        return changes.size();
    }

    /** Forgets all; says from when on the past has changed. */
    synchronized OptionalLong clear() {
        OptionalLong earliest =
                changes.values().stream().mapToLong(Change::from).min();
        changes.clear();
        return earliest;
    }
}
