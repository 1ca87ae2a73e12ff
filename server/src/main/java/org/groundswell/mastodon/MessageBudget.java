package org.groundswell.mastodon;

/** The messages that one client may send: a number at once, and so many a second after that. Used by one thread. */
final class MessageBudget {
    private static final int MOST = 200;
    private static final double NANOS_EACH = 200_000_000;

    private double left = MOST;
    private long last = System.nanoTime();

    /** Whether another message is allowed. */
    boolean take() {
        long now = System.nanoTime();
        left = Math.min(MOST, left + (now - last) / NANOS_EACH);
        last = now;
        left--;
        return left >= 0;
    }
}
