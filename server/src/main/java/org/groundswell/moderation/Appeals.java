package org.groundswell.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.accounts.Account;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.reports.CaseEntry;
import org.groundswell.text.PlainText;

/** The appeals of people against decisions about their accounts: one for each, within {@link Strike#APPEAL_WITHIN}. */
public final class Appeals {
    public static final int LONGEST_TEXT = 2_000;
    private static final int MOST_SHOWN = 100;

    private final Database database;
    private final AccountModeration moderation;
    private final AccountModeration.Parts parts;
    private final EventLog events;
    private final InstantSource clock;
    private final StrikeStore store = new StrikeStore();

    public Appeals(
            Database database,
            AccountModeration moderation,
            AccountModeration.Parts parts,
            EventLog events,
            InstantSource clock) {
        this.database = database;
        this.moderation = moderation;
        this.parts = parts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Appeals against a decision about one's own account, and tells the moderators.
     *
     * @throws Refusal.NotFound if there is no such decision, or it is about another account
     * @throws Refusal.Invalid if the text is empty or too long
     * @throws Refusal.Conflict if there is an appeal already, the decision was lifted, or it is too late
     */
    public void file(AccountId account, StrikeId id, String typed) {
        String text = PlainText.lines("text", typed, LONGEST_TEXT);
        if (text.isEmpty()) {
            throw new Refusal.Invalid("text", Refusal.Fault.BLANK, "error.blank");
        }
        database.writing(tx -> {
            moderation.lock(tx, account);
            Strike strike = find(tx, id);
            if (!strike.account().equals(account)) {
                throw new Refusal.NotFound();
            }
            Instant now = clock.instant();
            if (!strike.canBeAppealed(now) || !store.insertAppeal(tx, id, text, now)) {
                throw new Refusal.Conflict("error.appeals.closed");
            }
            strike.caseId().ifPresent(each -> parts.cases().log(tx, each, account, CaseEntry.Kind.APPEALED, ""));
            events.append(tx, new Event.Appealed(account, id.value()));
        });
    }

    /** The decisions whose appeals are pending, the longest waiting first, without those about the moderator. */
    public List<Strike> pending(AccountId moderator) {
        return database.read(tx -> {
            parts.staff().requireModerator(tx, moderator);
            return store.appealed(tx, moderator, MOST_SHOWN);
        });
    }

    /** The number of pending appeals, without those of the moderator. */
    public long countPending(AccountId moderator) {
        return database.read(tx -> {
            parts.staff().requireModerator(tx, moderator);
            return store.countAppealed(tx, moderator);
        });
    }

    /**
     * Approves an appeal: the decision is undone, and the person told.
     *
     * @throws Refusal.Conflict if it was decided already
     */
    public void approve(AccountId moderator, StrikeId id) {
        decide(moderator, id, Appeal.State.APPROVED);
    }

    /**
     * Rejects an appeal, and tells the person.
     *
     * @throws Refusal.Conflict if it was decided already
     */
    public void reject(AccountId moderator, StrikeId id) {
        decide(moderator, id, Appeal.State.REJECTED);
    }

    private void decide(AccountId moderator, StrikeId id, Appeal.State state) {
        boolean approved = state == Appeal.State.APPROVED;
        database.writing(tx -> {
            parts.staff().requireModerator(tx, moderator);
            Strike seen = find(tx, id);
            parts.staff().requireOver(tx, moderator, seen.account());
            Account account = moderation.lock(tx, seen.account());
            if (!store.decideAppeal(tx, id, state, moderator, clock.instant())) {
                throw new Refusal.Conflict("error.appeals.decided");
            }
            Strike strike = find(tx, id);
            if (approved && strike.isInForce()) {
                moderation.undo(tx, strike);
            }
            strike.caseId()
                    .ifPresent(each -> parts.cases()
                            .log(
                                    tx,
                                    each,
                                    moderator,
                                    approved ? CaseEntry.Kind.APPEAL_APPROVED : CaseEntry.Kind.APPEAL_REJECTED,
                                    ""));
            parts.log()
                    .record(
                            tx,
                            moderator,
                            new ModerationAction.AppealDecided(account.acct().toString(), approved));
            events.append(tx, new Event.AppealDecided(account.id(), id.value()));
            parts.mail()
                    .send(
                            tx,
                            account.id(),
                            ModerationLetters.appealDecided(account.acct().username(), approved));
        });
    }

    private Strike find(Tx tx, StrikeId id) {
        return store.find(tx, id).orElseThrow(Refusal.NotFound::new);
    }
}
