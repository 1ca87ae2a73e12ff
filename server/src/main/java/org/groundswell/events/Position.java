package org.groundswell.events;

/**
 * A place in the event log.
 *
 * <p>On SQLite, where one transaction commits after another, the sequence number says it all and {@code transaction} is
 * 0. On PostgreSQL sequence numbers are drawn before transactions commit, so a lower one may appear after a higher one;
 * there the log is read in the order of (transaction id, sequence), and only as far as all transactions have ended.
 */
public record Position(long transaction, long sequence) {
    public static final Position START = new Position(0, 0);

    /** Whether it is read after another. */
    public boolean isAfter(Position other) {
        return transaction == other.transaction ? sequence > other.sequence : transaction > other.transaction;
    }
}
