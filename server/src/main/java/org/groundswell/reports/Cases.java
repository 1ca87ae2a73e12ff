package org.groundswell.reports;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.text.PlainText;

/**
 * The cases of the moderators. A change is based on the version of the case that the moderator has seen: of two moderators
 * at once, the second is told that the case has changed, and nothing is done twice.
 */
public final class Cases {
    public static final int LONGEST_NOTE = 2_000;
    static final int MOST_NOTES = 500;
    private static final int MOST_REPORTS_SHOWN = 50;
    private static final int MOST_ENTRIES_SHOWN = 100;
    private static final int MOST_EARLIER = 20;

    private final Database database;
    private final Reports reports;
    private final Staff staff;
    private final EventLog events;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final CaseStore store = new CaseStore();
    private final ReportStore reportStore = new ReportStore();

    public Cases(
            Database database, Reports reports, Staff staff, EventLog events, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.reports = reports;
        this.staff = staff;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** The cases of a view, without those about the moderator. */
    public List<ModerationCase> list(AccountId moderator, CaseView view, int offset, int limit) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.list(tx, moderator, view, offset, limit);
        });
    }

    /** The number of cases in a part of the desk. */
    public long count(AccountId moderator, CaseView.Part part) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.count(tx, moderator, part);
        });
    }

    /**
     * A case with its reports and its log.
     *
     * @throws Refusal.NotFound if there is none, or it is about the moderator
     */
    public CaseFile get(AccountId moderator, CaseId id) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            ModerationCase found = store.find(tx, id)
                    .filter(each -> !each.subject().account().equals(moderator))
                    .orElseThrow(Refusal.NotFound::new);
            return new CaseFile(
                    found,
                    reports.load(tx, reportStore.ofCase(tx, id, MOST_REPORTS_SHOWN)),
                    store.entries(tx, id, MOST_ENTRIES_SHOWN),
                    !found.subject().isAccusation()
                            || staff.mayActOn(tx, moderator, found.subject().account()));
        });
    }

    /**
     * Opens a case, or finds the open one of this kind about the account.
     *
     * @param subject whose account is locked: of two at once, both would open a case
     */
    public CaseId open(Tx tx, ModerationCase.Subject subject, Instant at) {
        return store.open(tx, subject, new CaseId(ids.next()), at);
    }

    /** The latest cases about an account, newest first. */
    public List<ModerationCase> about(AccountId moderator, AccountId account) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return account.equals(moderator) ? List.of() : store.about(tx, account, MOST_EARLIER);
        });
    }

    /**
     * Assigns an open case to a moderator.
     *
     * @throws Refusal.Conflict if the case has changed since this version
     */
    public void assign(AccountId moderator, CaseId id, int version) {
        database.writing(tx -> {
            ModerationCase locked = claim(tx, moderator, id, version);
            store.update(tx, changed(locked, Optional.of(moderator), Optional.empty(), Optional.empty()));
            log(tx, id, moderator, CaseEntry.Kind.ASSIGNED, "");
        });
    }

    /** Takes the assignment of an open case away. */
    public void unassign(AccountId moderator, CaseId id, int version) {
        database.writing(tx -> {
            ModerationCase locked = claim(tx, moderator, id, version);
            store.update(tx, changed(locked, Optional.empty(), Optional.empty(), Optional.empty()));
            log(tx, id, moderator, CaseEntry.Kind.UNASSIGNED, "");
        });
    }

    /**
     * Adds a note for moderators, to an open or a closed case.
     *
     * @throws Refusal.Invalid if it is empty or too long, or there are too many
     */
    public void note(AccountId moderator, CaseId id, String typed) {
        String text = PlainText.lines("note", typed, LONGEST_NOTE);
        if (text.isEmpty()) {
            throw new Refusal.Invalid("note", Refusal.Fault.BLANK, "error.blank");
        }
        database.writing(tx -> {
            lock(tx, moderator, id);
            if (store.countNotes(tx, id) >= MOST_NOTES) {
                throw new Refusal.Invalid("note", "error.cases.too_many_notes", "most", MOST_NOTES);
            }
            store.touch(tx, id, clock.instant());
            log(tx, id, moderator, CaseEntry.Kind.NOTE, text);
        });
    }

    /**
     * Closes a case without an action, and tells its reporters.
     *
     * @throws Refusal.Conflict if the case has changed since this version
     */
    public void resolve(AccountId moderator, CaseId id, int version) {
        database.writing(tx -> {
            ModerationCase locked = claim(tx, moderator, id, version);
            close(tx, locked, Optional.of(moderator), Outcome.NO_ACTION);
        });
    }

    /**
     * Opens a closed case again.
     *
     * @throws Refusal.Conflict if the case has changed since this version, or there is another open case about the account
     */
    public void reopen(AccountId moderator, CaseId id, int version) {
        database.writing(tx -> {
            ModerationCase locked = lock(tx, moderator, id);
            requireUnchanged(locked, version);
            if (locked.isOpen()) {
                throw new Refusal.Conflict("error.cases.changed");
            }
            ModerationCase.Subject subject = locked.subject();
            if (store.open(tx, subject.kind(), subject.account()).isPresent()) {
                throw new Refusal.Conflict("error.cases.other");
            }
            store.update(tx, changed(locked, Optional.of(moderator), Optional.empty(), Optional.empty()));
            log(tx, id, moderator, CaseEntry.Kind.REOPENED, "");
        });
    }

    /**
     * Locks an open case for a decision of a moderator.
     *
     * @throws Refusal.NotFound if there is none, or it is about the moderator
     * @throws Refusal.Forbidden if the moderator may not act on its account
     * @throws Refusal.Conflict if it is closed, or has changed since this version
     */
    public ModerationCase claim(Tx tx, AccountId moderator, CaseId id, int version) {
        ModerationCase locked = lock(tx, moderator, id);
        requireUnchanged(locked, version);
        if (!locked.isOpen()) {
            throw new Refusal.Conflict("error.cases.changed");
        }
        return locked;
    }

    /** Closes a locked case and tells its reporters. */
    public void close(Tx tx, ModerationCase locked, Optional<AccountId> moderator, Outcome outcome) {
        store.update(
                tx,
                changed(
                        locked,
                        locked.assignee().or(() -> moderator),
                        Optional.of(clock.instant()),
                        Optional.of(outcome)));
        store.insertEntry(
                tx, locked.id(), new CaseEntry(ids.next(), moderator, CaseEntry.Kind.DECIDED, outcome.word()));
        reportStore
                .reporters(tx, locked.id())
                .forEach((reporter, report) -> events.append(tx, new Event.ReportClosed(reporter, report.value())));
    }

    /** Whether an account was reported for a post. */
    public boolean isReported(Tx tx, StatusId post) {
        return reportStore.isReported(tx, post);
    }

    /** Adds an entry to the log of a case. */
    public void log(Tx tx, CaseId id, AccountId moderator, CaseEntry.Kind kind, String text) {
        store.insertEntry(tx, id, new CaseEntry(ids.next(), Optional.of(moderator), kind, text));
    }

    private ModerationCase lock(Tx tx, AccountId moderator, CaseId id) {
        staff.requireModerator(tx, moderator);
        ModerationCase locked = store.lock(tx, id)
                .filter(each -> !each.subject().account().equals(moderator))
                .orElseThrow(Refusal.NotFound::new);
        if (locked.subject().isAccusation()) {
            staff.requireOver(tx, moderator, locked.subject().account());
        }
        return locked;
    }

    private static void requireUnchanged(ModerationCase locked, int version) {
        if (locked.version() != version) {
            throw new Refusal.Conflict("error.cases.changed");
        }
    }

    private ModerationCase changed(
            ModerationCase before,
            Optional<AccountId> assignee,
            Optional<Instant> closedAt,
            Optional<Outcome> outcome) {
        return new ModerationCase(
                before.id(),
                before.subject(),
                assignee,
                before.reports(),
                before.version() + 1,
                before.createdAt(),
                clock.instant(),
                closedAt,
                outcome);
    }
}
