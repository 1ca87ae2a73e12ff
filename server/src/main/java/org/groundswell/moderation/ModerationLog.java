package org.groundswell.moderation;

import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** The append-only log of actions by moderators, administrators and editors. */
public final class ModerationLog {
    private final Database database;
    private final IdGenerator ids;
    private final ModerationLogStore store = new ModerationLogStore();

    public ModerationLog(Database database, IdGenerator ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * Adds an entry in the transaction of the action itself.
     *
     * @param note the reason that was given; may be empty
     */
    public void record(Tx tx, AccountId by, ModerationAction action, String note) {
        store.add(tx, ids.next(), by, StoredAction.of(action), note);
    }

    /** Adds an entry without a note, in the transaction of the action itself. */
    public void record(Tx tx, AccountId by, ModerationAction action) {
        record(tx, by, action, "");
    }

    /** Adds an entry in a transaction of its own. */
    public void record(AccountId by, ModerationAction action) {
        database.writing(tx -> record(tx, by, action));
    }

    /** The entries that match a filter, newest first. */
    public List<LogEntry> list(LogFilter filter, Page page) {
        return database.read(tx -> store.list(tx, filter, page));
    }
}
