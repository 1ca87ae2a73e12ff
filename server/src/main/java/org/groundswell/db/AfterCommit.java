package org.groundswell.db;

import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the actions registered with {@link Tx#afterCommit}. A failing action is logged; the write has succeeded all the
 * same.
 */
final class AfterCommit {
    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);

    private AfterCommit() {}

    static void run(Collection<Runnable> actions) {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("a write is durable, but what follows from it failed");
            }
        }
    }
}
