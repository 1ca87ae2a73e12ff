package org.groundswell.previews;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;

/** Counts what came of fetching pages, since the start. */
final class PreviewCounts implements Metered {
    /** What came of an attempt to fetch a page. */
    enum Result {
        /** It has a preview. */
        FETCHED,
        /** It has none, or doesn't exist. */
        NOTHING,
        /** It must not be fetched: its address is not public, its server is blocked or asks robots to stay away. */
        REFUSED,
        /** Its server is down or overloaded. */
        FAILED
    }

    private final AtomicLongArray counts = new AtomicLongArray(Result.values().length);

    void count(Result result) {
        counts.incrementAndGet(result.ordinal());
    }

    @Override
    public void meter(Meters meters) {
        for (Result each : Result.values()) {
            meters.counter(
                    "groundswell.previews",
                    "Pages fetched for previews by what came of it",
                    () -> counts.get(each.ordinal()),
                    "result",
                    each.name().toLowerCase(Locale.ROOT));
        }
    }
}
