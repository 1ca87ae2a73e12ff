package org.groundswell.trends.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * The people found in bought bursts, each with the number of their first one. A note takes effect with the next quarter
 * of an hour, so that it is the same for every shard of an engine, whichever recorded it.
 */
public final class BurstMemory {
    /** How many people are remembered; above it, the oldest notes are dropped. */
    private static final int MOST = 200_000;

    private final Map<Long, Long> burstOf = new LinkedHashMap<>();
    private final List<Noted> noted = new ArrayList<>();

    /** A note that a person was in a bought burst. */
    public record Noted(long person, long burst) {}

    public BurstMemory() {}

    /** Restores what {@link #save} wrote. */
    public BurstMemory(CheckpointInput in) throws CheckpointException {
        for (int left = in.number(); left > 0; left--) {
            burstOf.put(in.longNumber(), in.longNumber());
        }
        for (int left = in.number(); left > 0; left--) {
            noted.add(new Noted(in.longNumber(), in.longNumber()));
        }
    }

    public void save(CheckpointOutput out) throws IOException {
        out.number(burstOf.size());
        for (var each : burstOf.entrySet()) {
            out.number(each.getKey());
            out.number(each.getValue());
        }
        out.number(noted.size());
        for (Noted each : noted) {
            out.number(each.person());
            out.number(each.burst());
        }
    }

    /** Records that a person was in a bought burst. */
    public void note(long person, long burst) {
        noted.add(new Noted(person, burst == 0 ? 1 : burst));
    }

    /** Returns the notes since the last call. */
    public List<Noted> drainNotes() {
        List<Noted> taken = List.copyOf(noted);
        noted.clear();
        return taken;
    }

    /** Applies the notes of all shards. */
    public void learn(Collection<Noted> notes) {
        List<Noted> sorted = new ArrayList<>(notes);
        sorted.sort(Comparator.comparingLong(Noted::person).thenComparingLong(Noted::burst));
        for (Noted each : sorted) {
            // Only the first burst is kept: people of one burst who were in different later ones remain one group.
            burstOf.putIfAbsent(each.person(), each.burst());
        }
        var oldest = burstOf.keySet().iterator();
        while (burstOf.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    /** The number of the first bought burst that the person was in; 0 if there was none. */
    long burstOf(long person) {
        return burstOf.getOrDefault(person, 0L);
    }

    /** The approximate memory in use, in bytes. */
    public long bytes() {
        return burstOf.size() * 100L;
    }
}
