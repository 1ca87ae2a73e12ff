package org.groundswell.streaming;

import java.util.function.Function;
import org.groundswell.model.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An account with open connections, with its relations and filters in memory. They are read again after each event that
 * concerns them.
 */
final class OpenViewer {
    private final AccountId account;
    private final Function<AccountId, ViewerView> load;
    /** Guarded by the registry's lock. */
    private int connections;

    private boolean stale = true; // guarded by this
    private @Nullable ViewerView view; // guarded by this

    OpenViewer(AccountId account, Function<AccountId, ViewerView> load) {
        this.account = account;
        this.load = load;
    }

    AccountId account() {
        return account;
    }

    /** Adds connections, or removes them with a negative number; returns how many there are. */
    int addConnections(int more) {
        connections += more;
        return connections;
    }

    /** Marks the view as out of date. */
    synchronized void change() {
        stale = true;
    }

    /** The current view; reads it if it is out of date. */
    synchronized ViewerView view() {
        ViewerView known = view;
        if (known != null && !stale) {
            return known;
        }
        // Before the read: a change during it makes it stale again.
        stale = false;
        try {
            ViewerView fresh = load.apply(account);
            view = fresh;
            return fresh;
        } catch (RuntimeException failed) {
            stale = true;
            throw failed;
        }
    }
}
