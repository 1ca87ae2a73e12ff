package org.groundswell.db;

import java.util.function.Supplier;

/**
 * Detects work that opens a transaction inside another. It would hold one connection while it waits for a second:
 * enough of that at once is a deadlock of the pool. Checked only with assertions enabled.
 */
final class Nesting {
    private static final boolean CHECKED = Nesting.class.desiredAssertionStatus();

    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    /** Runs a transaction. */
    <T> T in(Supplier<T> transaction) {
        if (!CHECKED) {
            return transaction.get();
        }
        if (inside.get()) {
            throw new IllegalStateException("a read or write inside another");
        }
        inside.set(true);
        try {
            return transaction.get();
        } finally {
            inside.remove();
        }
    }
}
