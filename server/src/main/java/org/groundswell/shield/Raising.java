package org.groundswell.shield;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.AccountMail;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.mail.Letter;
import org.groundswell.model.AccountId;
import org.groundswell.model.Message;
import org.groundswell.reports.CaseId;
import org.groundswell.reports.Cases;
import org.groundswell.reports.ModerationCase;

/** Raises and lowers shields that are locked, with all that belongs to it. */
final class Raising {
    static final String PAGE = "/settings/safety";
    /** Who followed an account this long before its shield went up counts as a stranger. */
    static final Duration LOOK_BACK = Duration.ofHours(1);

    private final AccountStore accounts;
    private final Cases cases;
    private final AccountMail mail;
    private final EventLog events;
    private final ShieldStore store = new ShieldStore();

    Raising(AccountStore accounts, Cases cases, AccountMail mail, EventLog events) {
        this.accounts = accounts;
        this.cases = cases;
        this.mail = mail;
        this.events = events;
    }

    /** Raises a shield, or sets another end for one that is up. */
    Shield raise(Tx tx, Account account, Shield locked, Duration length, boolean automatic, Instant now) {
        Instant since = now.minus(LOOK_BACK);
        Shield raised = locked.up()
                .map(up -> locked.raised(new Shield.Up(up.raisedAt(), now.plus(length), up.automatic())))
                .orElseGet(() -> locked.raised(new Shield.Up(now, now.plus(length), automatic)));
        store.update(tx, raised);
        if (!locked.isUp()) {
            store.setShieldedSince(tx, account.id(), Optional.of(since));
            Optional<CaseId> opened = automatic
                    ? Optional.of(cases.open(
                            tx,
                            new ModerationCase.Subject.OfShield(
                                    account.id(), account.acct().toString()),
                            now))
                    : Optional.empty();
            events.append(
                    tx,
                    new Event.ShieldRaised(
                            account.id(),
                            since,
                            automatic,
                            opened.map(CaseId::value).orElse(null)));
            if (automatic) {
                mail.send(tx, account.id(), raisedByItself(account, length));
            }
        }
        return raised;
    }

    /** Offers a shield that is down. */
    void offer(Tx tx, Shield locked, Instant now) {
        store.update(tx, locked.offered(now));
        events.append(tx, new Event.ShieldOffered(locked.account()));
    }

    /** Lowers a shield that is up. */
    Shield lower(Tx tx, Shield locked, boolean expired, Instant now) {
        Shield down = expired ? locked.ended() : locked.lowered(now);
        store.update(tx, down);
        store.setShieldedSince(tx, locked.account(), Optional.empty());
        events.append(tx, new Event.ShieldLowered(locked.account(), expired));
        return down;
    }

    /** An account of this server; empty if it is gone. It is not deleted before the transaction ends. */
    Optional<Account> hold(Tx tx, AccountId account) {
        return accounts.hold(tx, account) ? accounts.byId(tx, account).filter(Account::isLocal) : Optional.empty();
    }

    private static Letter raisedByItself(Account account, Duration length) {
        return Letter.about(new Message(
                        "mail.shield.subject", "account", account.acct().username()))
                .paragraph(
                        new Message("mail.shield.why", "account", account.acct().username()))
                .paragraph(new Message("mail.shield.what", "hours", length.toHours()))
                .link(new Message("mail.shield.link"), PAGE);
    }
}
