package org.groundswell.db;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.groundswell.model.Ids;

/**
 * Generates time-ordered ids. Within a process each is higher than the one before. In every millisecond the sequence
 * starts at a random number, so that ids of two processes in the same millisecond collide once in tens of thousands of
 * cases; the primary key rejects the second then.
 */
public final class IdGenerator {
    /**
     * The range in which a millisecond's sequence starts: the lower half, so that there are numbers left to count up.
     */
    private static final int STARTS = 1 << 15;

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    public IdGenerator(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id for the current time. */
    public long next() {
        long candidate = Ids.first(clock.millis()) + ThreadLocalRandom.current().nextInt(STARTS);
        return last.updateAndGet(previous -> {
            boolean sameMillisecond = previous >> 16 >= candidate >> 16;
            return sameMillisecond ? previous + 1 : candidate;
        });
    }
}
