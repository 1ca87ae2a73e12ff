package org.groundswell.moderation;

import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** Who did what in looking after the server. Entries are added, never changed. */
public final class ModerationLog {
    private final Database database;
    private final IdGenerator ids;
    private final ModerationLogStore store = new ModerationLogStore();

    public ModerationLog(Database database, IdGenerator ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Writes down what is done, in the transaction in which it is done. */
    public void record(Tx tx, AccountId by, String action, String subject, String note) {
        store.add(tx, ids.next(), by, action, subject, note);
    }

    /** Writes down what was done. */
    public void record(AccountId by, String action, String subject) {
        database.writing(tx -> record(tx, by, action, subject, ""));
    }

    /** The last entries, newest first. */
    public List<LogEntry> latest(int limit) {
        return database.read(tx -> store.latest(tx, limit));
    }
}
