package org.groundswell.bench.simulation;

import java.util.List;
import org.groundswell.bench.simulation.Scenario.Span;

/**
 * A tag of the long simulation: what happens to it day by day, and what a correct list would show of it.
 *
 * @param name the name of its kind, as in the report
 * @param kind how it is judged
 * @param tag its key
 * @param days makes the uses of a day
 * @param occurrences of a habit, each time it happens; of news and waves, when they must be listed
 * @param may when it makes no difference whether it is listed
 */
record Source(String name, Kind kind, String tag, Days days, List<Span> occurrences, List<Span> may) {
    /** How a tag is judged. */
    enum Kind {
        /** Happens again and again: from the third time on it must not be listed. */
        HABIT,
        /** Never anything but chance: must not be listed. */
        NOISE,
        /** Must be listed, and soon. */
        NEWS,
        /** Must be listed as long as it lasts. */
        WAVE,
        /** Rises slowly: must be found before it is over. */
        SLOW_RISE
    }

    /** Makes the uses of one day after another. */
    interface Days {
        /**
         * @param day counted from the beginning
         * @param from when the day begins, milliseconds since the epoch
         * @param to where the uses are added, in any order
         */
        void make(int day, long from, List<Happening> to);
    }

    boolean mustBeListed(long at) {
        return kind != Kind.HABIT && kind != Kind.NOISE && occurrences.stream().anyMatch(span -> span.contains(at));
    }

    boolean mayBeListed(long at) {
        return may.stream().anyMatch(span -> span.contains(at));
    }
}
