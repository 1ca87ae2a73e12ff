package org.groundswell.trending;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * The uses that were added to the past, or removed from it, since checkpoints were written: these don't know of them. Times
 * are milliseconds since the epoch. Thread-safe.
 */
final class Changes {
    /** In the order in which they were recorded. */
    private final Deque<Change> changes = new ArrayDeque<>();

    /**
     * @param at time of the use
     * @param learned when the change was recorded
     */
    private record Change(String tag, long at, long learned) {}

    Changes() {}

    /** Restores what {@link #save} wrote. */
    Changes(CheckpointInput in) throws CheckpointException {
        for (int left = in.number(); left > 0; left--) {
            changes.add(new Change(in.text(), in.longNumber(), in.longNumber()));
        }
    }

    synchronized void save(CheckpointOutput out) throws IOException {
        out.number(changes.size());
        for (Change each : changes) {
            out.text(each.tag());
            out.number(each.at());
            out.number(each.learned());
        }
    }

    /**
     * Records a change.
     *
     * @param now not before the change was committed
     */
    synchronized void add(String tag, long at, long now) {
        changes.add(new Change(tag, at, now));
    }

    /** How many uses before {@code upTo} have changed since the posts were read for a checkpoint, at {@code written}. */
    synchronized long count(long written, long upTo) {
        return since(written, upTo).count();
    }

    /** The tags of these uses. */
    synchronized Collection<String> tags(long written, long upTo) {
        return since(written, upTo).map(Change::tag).collect(Collectors.toSet());
    }

    private Stream<Change> since(long written, long upTo) {
        return changes.stream().filter(each -> each.learned() >= written && each.at() < upTo);
    }

    /** Drops changes recorded before a moment. */
    synchronized void purgeBefore(long before) {
        changes.removeIf(change -> change.learned() < before);
    }

    synchronized int size() {
        return changes.size();
    }

    /** Drops all changes; returns the time of the earliest use among them. */
    synchronized OptionalLong clear() {
        OptionalLong earliest = changes.stream().mapToLong(Change::at).min();
        changes.clear();
        return earliest;
    }
}
