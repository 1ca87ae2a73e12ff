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
 * Moderators' decisions about trends: tags, posts and pages can be hidden from every list, accounts and servers can be
 * excluded from the count, and tags can require approval before they are listed. Moderators can't put anything on a list.
 * Every decision is recorded in the {@link ModerationLog}.
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
     * A decision in force.
     *
     * @param withheld true if withheld, false if approved
     */
    public record Decided(Subject subject, boolean withheld, AccountId by, Instant at, String note) {}

    /** All decisions in force, newest first. */
    public List<Decided> decided() {
        return database.read(store::decided);
    }

    /** Whether a tag must be approved before it is listed. */
    public boolean isApprovalNeeded() {
        return database.read(store::isApprovalNeeded);
    }

    public void requireApproval(AccountId by, boolean needed) {
        database.writing(tx -> {
            if (store.isApprovalNeeded(tx) != needed) {
                store.setApprovalNeeded(tx, needed);
                log.record(tx, by, new ModerationAction.ApprovalSet(needed));
                events.append(tx, new Event.TrendsReviewed(null));
            }
        });
    }

    /**
     * Hides a tag, a post or pages from all lists, or excludes an account or a server from the count, from now on and in the
     * past.
     */
    public void withhold(AccountId by, Subject subject, String note) {
        decide(by, subject, new ModerationAction.Withheld(subject), note);
    }

    /** Lets a tag be listed, where tags need approval. */
    public void approve(AccountId by, Subject.OfTag tag, String note) {
        decide(by, tag, new ModerationAction.Approved(tag), note);
    }

    /** Undoes a decision. */
    public void undo(AccountId by, Subject subject) {
        database.writing(tx -> undo(tx, by, subject));
    }

    void undo(Tx tx, AccountId by, Subject subject) {
        if (store.undo(tx, subject)) {
            log.record(tx, by, new ModerationAction.Undone(subject));
            changed(tx, subject);
        }
    }

    private void decide(AccountId by, Subject subject, ModerationAction action, String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new Refusal.Invalid("note", "error.too_long", "most", LONGEST_NOTE);
        }
        database.writing(tx -> decide(tx, by, subject, action, note));
    }

    private void decide(Tx tx, AccountId by, Subject subject, ModerationAction action, String note) {
        boolean withheld = action instanceof ModerationAction.Withheld;
        store.decide(tx, subject, withheld, by, clock.instant(), note);
        log.record(tx, by, action, note);
        changed(tx, subject);
    }

    /** Lets something be on lists of trends, or hides it from them, as part of a transaction. */
    void setTrendable(Tx tx, AccountId by, Subject.Entry entry, boolean trendable) {
        decide(
                tx,
                by,
                entry,
                trendable ? new ModerationAction.Approved(entry) : new ModerationAction.Withheld(entry),
                "");
    }

    /** Makes the lists follow the decisions as they are after the transaction. */
    void changed(Tx tx, Subject subject) {
        events.append(tx, new Event.TrendsReviewed(new Event.ReviewSubject(subject.kind(), subject.key())));
    }
}
