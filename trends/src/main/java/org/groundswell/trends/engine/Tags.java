package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a shard by name, and how often each has to be advanced: every tick, every minute, every quarter of an
 * hour, or only when it is used again.
 */
final class Tags {
    /** The memory of a tag's entries in these collections, in bytes. */
    private static final int ENTRY_BYTES = 64;

    private final Map<String, Tag> byName = new HashMap<>();
    /** Tags with people in a window, or on a list. The others are not advanced at all. */
    private final Set<Tag> awake = new HashSet<>();
    /** Tags that are decided on every minute. */
    private final Set<Tag> watched = new HashSet<>();
    /** Tags with uses added or retracted since the last tick. */
    private final Set<Tag> dirty = new HashSet<>();
    /** Names of the tags that have to be recomputed. */
    private final Set<String> stale = new TreeSet<>();

    Tags() {}

    /** Restores what {@link #save} wrote. */
    Tags(Context context, CheckpointInput in) throws CheckpointException {
        for (int left = in.number(); left > 0; left--) {
            Tag tag = new Tag(TagCodec.read(context, in), context);
            byName.put(tag.name(), tag);
            restoreTo(awake, tag, in.flag());
            restoreTo(watched, tag, in.flag());
            restoreTo(dirty, tag, in.flag());
        }
        for (int left = in.number(); left > 0; left--) {
            stale.add(in.text());
        }
    }

    private static void restoreTo(Set<Tag> set, Tag tag, boolean wasIn) {
        if (wasIn) {
            set.add(tag);
        }
    }

    void save(CheckpointOutput out) throws IOException {
        out.number(byName.size());
        List<Tag> sorted = new ArrayList<>(byName.values());
        sorted.sort(Comparator.comparing(Tag::name));
        for (Tag tag : sorted) {
            TagCodec.write(tag.state(), out);
            out.flag(awake.contains(tag));
            out.flag(watched.contains(tag));
            out.flag(dirty.contains(tag));
        }
        out.number(stale.size());
        for (String name : stale) {
            out.text(name);
        }
    }

    @Nullable
    Tag get(String name) {
        return byName.get(name);
    }

    int size() {
        return byName.size();
    }

    Collection<Tag> all() {
        return byName.values();
    }

    /** Tags that are listed, or would be without the audit. */
    Collection<Tag> watched() {
        return watched;
    }

    /** The names of the tags that have to be recomputed, in order. */
    Collection<String> stale() {
        return stale;
    }

    void markStale(String name) {
        stale.add(name);
    }

    void clearStale() {
        stale.clear();
    }

    boolean isDirty() {
        return !dirty.isEmpty();
    }

    void add(Tag tag) {
        byName.put(tag.name(), tag);
    }

    /** Adds a recomputed tag. */
    void addRepaired(Tag tag) {
        add(tag);
        follow(tag);
    }

    void remove(String name) {
        Tag old = byName.remove(name);
        if (old != null) {
            awake.remove(old);
            watched.remove(old);
            dirty.remove(old);
        }
    }

    /** Marks a tag for the next tick, after a use was added or retracted. */
    void markDirty(Tag tag) {
        dirty.add(tag);
        awake.add(tag);
        if (tag.isStale()) {
            stale.add(tag.name());
        }
    }

    /** Advances the tags that are decided on every minute. */
    void runWatched(long tick) {
        for (Tag tag : watched) {
            tag.runTo(tick);
        }
        watched.removeIf(tag -> !tag.isWatched());
    }

    /** Advances the tags with changes. */
    void runDirty(long tick) {
        for (Tag tag : dirty) {
            tag.runTo(tick);
            follow(tag);
        }
        dirty.clear();
    }

    /** Advances all tags that are awake to the beginning of a quarter of an hour. */
    void runAwake(long tick) {
        for (Tag tag : awake) {
            tag.runTo(tick);
        }
        watched.removeIf(tag -> !tag.isWatched());
        awake.removeIf(tag -> !tag.isAwake());
        for (Tag tag : awake) {
            if (tag.isWatched()) {
                watched.add(tag);
            }
        }
    }

    private void follow(Tag tag) {
        if (tag.isAwake()) {
            awake.add(tag);
        }
        if (tag.isWatched()) {
            watched.add(tag);
        }
    }

    /** Adds, for each place, the levels of the tags that are known for long enough to have thresholds of their own. */
    void addLevels(Map<Integer, Integer> sums) {
        for (Tag tag : byName.values()) {
            tag.addLevels(sums);
        }
    }

    /** Evicts inactive tags until {@code bytes} are free, those with the fewest people an hour first. */
    void evict(long bytes) {
        List<Tag> sleepers = new ArrayList<>(byName.values());
        sleepers.removeAll(awake);
        sleepers.sort(Comparator.comparingDouble(Tag::usualPeople).thenComparing(Tag::name));
        long left = bytes;
        for (Tag tag : sleepers) {
            if (left <= 0) {
                return;
            }
            left -= tag.bytes() + ENTRY_BYTES;
            byName.remove(tag.name());
        }
    }

    /** The approximate memory in use. */
    long bytes() {
        long sum = 0;
        for (Tag tag : byName.values()) {
            sum += tag.bytes() + ENTRY_BYTES;
        }
        return sum;
    }
}
