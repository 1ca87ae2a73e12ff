package org.groundswell.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, decoded. Every follower of the log reads each event, all at about the same time. Reading its row and
 * decoding it takes longer than what most followers do with it, so they share the result. Where rows can change, whether it
 * is that of the same row is checked.
 */
final class DecodedEvents {
    /** The number of events kept: a power of two, and more than arrive between the steps of two followers. */
    private static final int KEPT = 2_048;
    /**
     * The number of events decoded at once. Followers wake up together: while one decodes some events, the others wait, and
     * then find them decoded.
     */
    private static final int CHUNK = 64;
    /** Events with longer payloads are decoded each time, which bounds the memory. */
    private static final int LONGEST_CHARACTERS = 4_096;

    private record Decoded(StoredEvent stored, Envelope envelope) {}

    private final EventCodec codec;
    private final AtomicReferenceArray<@Nullable Decoded> kept = new AtomicReferenceArray<>(KEPT);
    private final ReentrantLock decoding = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();

    DecodedEvents(EventCodec codec) {
        this.codec = codec;
    }

    /** Reads rows of the log. */
    interface Rows {
        /** The rows after a position, oldest first. */
        List<StoredEvent> after(Position position, int limit);
    }

    /**
     * The events after a position, of a log whose committed rows never change. Only rows that nobody has read are read:
     * followers wake up together, so while one reads the newest rows, the others wait.
     *
     * @param end the last position that the reader may see
     */
    List<Envelope> after(Position position, Position end, int limit, Rows rows) {
        List<Envelope> events = new ArrayList<>();
        Position reached = addKnown(events, position, end, limit);
        if (events.size() == limit || !end.isAfter(reached)) {
            return events;
        }
        boolean newest = end.number() - reached.number() <= KEPT;
        if (newest) {
            reading.lock();
        }
        try {
            reached = addKnown(events, reached, end, limit);
            if (events.size() < limit && end.isAfter(reached)) {
                events.addAll(of(rows.after(reached, limit - events.size())));
            }
            return events;
        } finally {
            if (newest) {
                reading.unlock();
            }
        }
    }

    /** Adds the events after a position as far as they are known without a gap; returns the position of the last. */
    private Position addKnown(List<Envelope> events, Position position, Position end, int limit) {
        Position reached = position;
        while (events.size() < limit && end.isAfter(reached)) {
            Position next = new Position(reached.number() + 1);
            Decoded found = kept.get(slot(next));
            if (found == null || !found.stored().position().equals(next)) {
                break;
            }
            events.add(found.envelope());
            reached = next;
        }
        return reached;
    }

    /**
     * The events of some rows.
     *
     * @throws IllegalStateException if one can't be decoded
     */
    List<Envelope> of(List<StoredEvent> rows) {
        List<Envelope> events = new ArrayList<>(rows.size());
        while (events.size() < rows.size()) {
            Envelope known = known(rows.get(events.size()));
            if (known == null) {
                decodeChunk(rows, events);
            } else {
                events.add(known);
            }
        }
        return events;
    }

    private void decodeChunk(List<StoredEvent> rows, List<Envelope> events) {
        int end = Math.min(rows.size(), events.size() + CHUNK);
        decoding.lock();
        try {
            for (StoredEvent row : rows.subList(events.size(), end)) {
                Envelope known = known(row);
                events.add(known == null ? decode(row) : known);
            }
        } finally {
            decoding.unlock();
        }
    }

    private @Nullable Envelope known(StoredEvent row) {
        Decoded found = kept.get(slot(row.position()));
        return found != null && found.stored().equals(row) ? found.envelope() : null;
    }

    /** Decodes an event, and keeps it unless a newer one has its place. */
    private Envelope decode(StoredEvent row) {
        Envelope envelope = new Envelope(
                row.position(), row.at(), row.version(), codec.read(row.kind(), row.version(), row.payload()));
        int slot = slot(row.position());
        Decoded before = kept.get(slot);
        boolean newest = before == null || !before.stored().position().isAfter(row.position());
        if (newest && row.payload().length() <= LONGEST_CHARACTERS) {
            kept.set(slot, new Decoded(row, envelope));
        }
        return envelope;
    }

    void clear() {
        for (int slot = 0; slot < KEPT; slot++) {
            kept.set(slot, null);
        }
    }

    private static int slot(Position position) {
        return (int) (position.number() & KEPT - 1);
    }
}
