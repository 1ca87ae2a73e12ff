package org.groundswell.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The end of an attempt that did not fail. A failure is an exception. */
public sealed interface Outcome {
    /** The job is done: its row is deleted. */
    record Done() implements Outcome {}

    /**
     * The job goes on later, which is no failure. A job that takes long does a bounded part of its work at a time, so that
     * others have their turn and little is repeated after a crash.
     *
     * @param at when it is due again; null for at once, behind all that is due already
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
