package org.groundswell.db;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.groundswell.model.Ids;

/**
 * Makes time-ordered ids. Within a process each is higher than the one before. Between processes the sequence starts at
 * a random place in every millisecond, so that two of them meeting is a matter of one in tens of thousands, and then a
 * primary key refuses the second.
 */
public final class IdGenerator {
    /** The range in which a millisecond's sequence starts: the lower half, so that there is room to count on. */
    private static final int STARTS = 1 << 15;

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    public IdGenerator(InstantSource clock) {
        this.clock = clock;
    }

    /** The id of something that happens now. */
    public long next() {
        long candidate = Ids.first(clock.millis()) + ThreadLocalRandom.current().nextInt(STARTS);
        return last.updateAndGet(previous -> {
            boolean sameMillisecond = previous >> 16 >= candidate >> 16;
            return sameMillisecond ? previous + 1 : candidate;
        });
    }
}
