package org.groundswell.push;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;

/** Counts what became of messages, since the start. */
final class PushCounts implements Metered {
    /** What became of a message, or of an attempt to send it. */
    enum Result {
        SENT,
        /** Its recipient has read it meanwhile, or may no longer see it; or the subscription has ended. */
        NOT_NEEDED,
        /** The push service said that the subscription has ended. */
        GONE,
        /** The push service refused the message. */
        REFUSED,
        /** The push service could not be reached, or asked for a pause: it is tried again. */
        FAILED,
        /** It became too old. */
        EXPIRED
    }

    private final AtomicLongArray counts = new AtomicLongArray(Result.values().length);

    void count(Result result) {
        counts.incrementAndGet(result.ordinal());
    }

    @Override
    public void meter(Meters meters) {
        for (Result each : Result.values()) {
            meters.counter(
                    "groundswell.push",
                    "Push messages by what became of them",
                    () -> counts.get(each.ordinal()),
                    "result",
                    each.name().toLowerCase(Locale.ROOT));
        }
    }
}
