package org.groundswell.db;

import java.util.function.Supplier;

/**
 * Finds work that opens a transaction inside another, which would hold one connection while it waits for a second: enough
 * of that at once, and all wait for each other for good. Checked only where assertions are on.
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
