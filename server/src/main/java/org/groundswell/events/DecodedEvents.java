package org.groundswell.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, decoded. Every follower of the log reads each event, all at about the same time. Decoding an event takes
 * several times as long as reading its row, so the followers share the result. Whether it is that of the same row is checked.
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

    DecodedEvents(EventCodec codec) {
        this.codec = codec;
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

    private static int slot(Position position) {
        return (int) (position.number() & KEPT - 1);
    }
}
