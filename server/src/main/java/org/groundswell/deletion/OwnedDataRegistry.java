package org.groundswell.deletion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The owned data of all features. Features are added while the server is assembled; from the first deletion on, the
 * list is final.
 */
public final class OwnedDataRegistry {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<OwnedData> owned = new ArrayList<>();
    private @Nullable OwnedRowStore rows;

    /** @throws IllegalStateException if rows have already been deleted without this feature's */
    public void addAll(List<OwnedData> more) {
        lock.lock();
        try {
            if (rows != null) {
                throw new IllegalStateException("owned data must be added before the first deletion");
            }
            owned.addAll(more);
        } finally {
            lock.unlock();
        }
    }

    public List<OwnedData> all() {
        lock.lock();
        try {
            return List.copyOf(owned);
        } finally {
            lock.unlock();
        }
    }

    /** The rows of all features. */
    public OwnedRowStore rows() {
        lock.lock();
        try {
            if (rows == null) {
                rows = new OwnedRowStore(owned);
            }
            return rows;
        } finally {
            lock.unlock();
        }
    }
}
