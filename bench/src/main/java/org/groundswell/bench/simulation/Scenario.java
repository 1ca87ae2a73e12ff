package org.groundswell.bench.simulation;

import java.util.List;

/**
 * Something that happens to one tag, and what a list that tells the truth would make of it.
 *
 * @param name what happens
 * @param tag to which tag
 * @param happenings the uses, in the judged week or, for habits, all along
 * @param must when it must be listed
 * @param may when it makes no difference whether it is
 * @param bought whether somebody tries to buy a place for it
 * @param sudden whether a person would call it sudden: then the delay from its onset is measured
 * @param gone when moderators have removed it, milliseconds since the epoch; 0 if they don't
 */
record Scenario(
        String name,
        String tag,
        List<Happening> happenings,
        List<Span> must,
        List<Span> may,
        boolean bought,
        boolean sudden,
        long gone) {
    /** A stretch of time, from (included) and to (excluded), milliseconds since the epoch. */
    record Span(long from, long to) {
        boolean contains(long at) {
            return at >= from && at < to;
        }
    }

    boolean mustBeListed(long at) {
        return must.stream().anyMatch(span -> span.contains(at));
    }

    boolean mayBeListed(long at) {
        return may.stream().anyMatch(span -> span.contains(at));
    }

    /** When it truly begins. */
    long onset() {
        return must.isEmpty() ? 0 : must.getFirst().from();
    }
}
