package org.groundswell.bench.simulation;

import org.groundswell.trends.model.Use;

/**
 * Something that reaches the server.
 *
 * @param arrives when it is heard of, milliseconds since the epoch; a late post arrives after its own time
 * @param deleted whether the use is taken back, rather than made
 */
record Happening(long arrives, Use use, boolean deleted) {
    /** A use that is heard of when it is made. */
    static Happening made(Use use) {
        return new Happening(use.at(), use, false);
    }
}
