package org.groundswell.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result of an attempt that did not fail. A failure is an exception. */
public sealed interface Outcome {
    /** The job is done: its row is deleted. */
    record Done() implements Outcome {}

    /**
     * The job will be continued later, which is not a failure. A long job does a bounded part of its work at a time, so
     * that others get their turn and little is repeated after a crash.
     *
     * @param at when it is due again; null for at once, after all jobs already due
     */
    record Again(@Nullable Instant at) implements Outcome {}

    static Outcome done() {
        return new Done();
    }

    static Outcome again() {
        return new Again(null);
    }

    static Outcome againAt(Instant at) {
        return new Again(at);
    }
}
