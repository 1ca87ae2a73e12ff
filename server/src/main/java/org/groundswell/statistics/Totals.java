package org.groundswell.statistics;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Database;

/** What this server has, in figures that everyone may know. */
public final class Totals {
    /** The maximum length of the list of servers. */
    private static final int MOST_SERVERS = 10_000;

    private final Database database;
    private final TotalStore store = new TotalStore();

    public Totals(Database database) {
        this.database = database;
    }

    /** Statuses of people of this server. */
    public long statuses() {
        return database.read(store::statuses);
    }

    /** People of this server who have posted since. */
    public long activeSince(Instant since) {
        return database.read(tx -> store.activeSince(tx, since));
    }

    /** The names of the other servers whose accounts are known here, at most {@value #MOST_SERVERS}. */
    public List<String> servers() {
        return database.read(tx -> store.servers(tx, MOST_SERVERS));
    }

    /** The number of other servers whose accounts are known here. */
    public long countServers() {
        return database.read(store::countServers);
    }
}
