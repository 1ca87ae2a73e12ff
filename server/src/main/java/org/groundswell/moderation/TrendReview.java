package org.groundswell.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * What those who look after the server decide about trends: tags can be withheld from every list, accounts and servers
 * from being counted, and, where that is wanted, a tag has to be approved before it is listed. Nothing can be put on a
 * list. All of it is written to the {@link ModerationLog}.
 */
public final class TrendReview {
    private static final int LONGEST_NOTE = 500;

    private final Database database;
    private final EventLog events;
    private final ModerationLog log;
    private final InstantSource clock;
    private final VerdictStore store = new VerdictStore();

    public TrendReview(Database database, EventLog events, ModerationLog log, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A decision that stands.
     *
     * @param withheld withheld, or else approved
     */
    public record Decided(Subject subject, boolean withheld, AccountId by, Instant at, String note) {}

    /** All that was decided and stands, the newest first. */
    public List<Decided> decided() {
        return database.read(store::decided);
    }

    /** Whether a tag must be approved before it is listed. */
    public boolean isApprovalNeeded() {
        return database.read(store::isApprovalNeeded);
    }

    public void needApproval(AccountId by, boolean needed) {
        database.writing(tx -> {
            if (store.isApprovalNeeded(tx) != needed) {
                store.needApproval(tx, needed);
                log.record(tx, by, needed ? "require approval of" : "require no approval of", "tags", "");
                events.append(tx, new Event.TrendsReviewed(null));
            }
        });
    }

    /** Keeps a tag off all lists, or an account or a server from being counted, from now on and in the past. */
    public void withhold(AccountId by, Subject subject, String note) {
        decide(by, subject, true, note);
    }

    /** Says that a tag may be listed, where tags need that. */
    public void approve(AccountId by, Subject.OfTag tag, String note) {
        decide(by, tag, false, note);
    }

    /** Takes a decision back. */
    public void undo(AccountId by, Subject subject) {
        database.writing(tx -> {
            if (store.undo(tx, subject)) {
                written(tx, by, "undo", subject, "");
            }
        });
    }

    private void decide(AccountId by, Subject subject, boolean withheld, String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new Refusal.Invalid("note", "error.too_long", "most", LONGEST_NOTE);
        }
        database.writing(tx -> {
            store.decide(tx, subject, withheld, by, clock.instant(), note);
            written(tx, by, withheld ? "withhold" : "approve", subject, note);
        });
    }

    private void written(Tx tx, AccountId by, String action, Subject subject, String note) {
        log.record(tx, by, action + " " + subject.kind(), subject.key(), note);
        events.append(tx, new Event.TrendsReviewed(new Event.ReviewSubject(subject.kind(), subject.key())));
    }
}
