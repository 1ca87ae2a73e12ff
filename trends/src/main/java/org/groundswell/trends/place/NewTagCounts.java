package org.groundswell.trends.place;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * The new tags of a shard that have reached another size since a quarter of an hour began. Not counted while a tag is
 * recomputed, since it was counted before.
 */
public final class NewTagCounts {
    /** By place and size, how many more tags there are. */
    private final Map<Integer, Map<Integer, Integer>> changes = new TreeMap<>();

    private boolean paused;

    public NewTagCounts() {}

    /** Restores what {@link #save} wrote. */
    public NewTagCounts(CheckpointInput in) throws CheckpointException {
        for (int places = in.number(); places > 0; places--) {
            Map<Integer, Integer> bySize = new TreeMap<>();
            changes.put(in.number(), bySize);
            for (int sizes = in.number(); sizes > 0; sizes--) {
                bySize.put(in.number(), in.number());
            }
        }
    }

    public void save(CheckpointOutput out) throws IOException {
        out.number(changes.size());
        for (var place : changes.entrySet()) {
            out.number(place.getKey());
            out.number(place.getValue().size());
            for (var size : place.getValue().entrySet()) {
                out.number(size.getKey());
                out.number(size.getValue());
            }
        }
    }

    /** Stops counting, or goes on. */
    public void pause(boolean value) {
        paused = value;
    }

    /**
     * Counts a new tag that has grown.
     *
     * @param before its size before; 0 if it was not counted yet
     */
    public void grew(int place, int before, int size) {
        if (paused) {
            return;
        }
        Map<Integer, Integer> bySize = changes.computeIfAbsent(place, _ -> new TreeMap<>());
        if (before > 0) {
            bySize.merge(before, -1, Integer::sum);
        }
        bySize.merge(size, 1, Integer::sum);
    }

    /** The changes so far, after which counting begins anew. */
    public Map<Integer, Map<Integer, Integer>> drain() {
        Map<Integer, Map<Integer, Integer>> drained = new HashMap<>(changes);
        changes.clear();
        return drained;
    }
}
