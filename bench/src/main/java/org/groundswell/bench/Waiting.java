package org.groundswell.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a server does in the background. */
final class Waiting {
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration POLL = Duration.ofMillis(5);

    private Waiting() {}

    interface Condition {
        boolean holds() throws IOException, SQLException;
    }

    /** @throws IOException if it does not come to hold */
    static void until(Condition condition) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            while (!condition.holds()) {
                if (System.nanoTime() > end) {
                    throw new IOException("what was waited for has not happened after " + LONGEST);
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
