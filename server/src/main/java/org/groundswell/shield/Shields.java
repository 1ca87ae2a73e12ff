package org.groundswell.shield;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.AccountMail;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.reports.Cases;
import org.groundswell.statuses.StatusStore;

/** The shields of accounts. */
public final class Shields {
    private static final Duration LOOK_FOR_ENDED = Duration.ofSeconds(10);
    private static final int ENDED_AT_ONCE = 100;

    private final Database database;
    private final InstantSource clock;
    private final Raising raising;
    private final ShieldConsumer consumer;
    private final ShieldStore store = new ShieldStore();

    /** The parts of other packages that shields use. */
    public record Parts(AccountStore accounts, StatusStore statuses, Cases cases, AccountMail mail) {}

    public Shields(Database database, Parts parts, EventLog events, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.raising = new Raising(parts.accounts(), parts.cases(), parts.mail(), events);
        this.consumer = new ShieldConsumer(parts.accounts(), parts.statuses(), raising);
    }

    public Shield of(AccountId account) {
        return database.read(tx -> store.of(tx, account));
    }

    /** The number of accounts whose shields are up now. */
    public long countUp() {
        return database.read(tx -> store.countUp(tx, clock.instant()));
    }

    /**
     * Raises a shield, or sets another end for one that is up.
     *
     * @throws Refusal.Invalid if it is none of {@link Shield#DURATIONS}
     */
    public Shield raise(AccountId account, Duration length) {
        if (!Shield.DURATIONS.contains(length)) {
            throw new Refusal.Invalid(
                    "duration",
                    Refusal.Fault.INCLUSION,
                    "error.shield.duration",
                    "durations",
                    String.join(
                            ", ",
                            Shield.DURATIONS.stream()
                                    .map(each -> Long.toString(each.toSeconds()))
                                    .toList()));
        }
        return change(account, (tx, owner, locked) -> raising.raise(tx, owner, locked, length, false, clock.instant()));
    }

    /** Lowers a shield; nothing happens if it is down. */
    public Shield lower(AccountId account) {
        return change(
                account, (tx, _, locked) -> locked.isUp() ? raising.lower(tx, locked, false, clock.instant()) : locked);
    }

    /** Chooses what happens in a surge of strangers. */
    public Shield setMode(AccountId account, Shield.Mode mode) {
        return change(account, (tx, _, locked) -> {
            Shield changed = locked.with(mode);
            store.update(tx, changed);
            return changed;
        });
    }

    private interface Change {
        Shield make(Tx tx, Account owner, Shield locked);
    }

    /** The account is held before its shield is locked, in the order of deletions. */
    private Shield change(AccountId account, Change change) {
        return database.write(tx -> {
            Account owner = raising.hold(tx, account).orElseThrow(Refusal.NotFound::new);
            return change.make(tx, owner, store.lock(tx, account));
        });
    }

    /** Watches for surges. */
    public ShieldConsumer consumer() {
        return consumer;
    }

    /** Lowers shields whose time is over. */
    public Service expiry() {
        return new Schedule("shields", LOOK_FOR_ENDED, LOOK_FOR_ENDED, this::lowerEnded);
    }

    private void lowerEnded() {
        List<AccountId> over;
        do {
            Instant now = clock.instant();
            over = database.background().read(tx -> store.over(tx, now, ENDED_AT_ONCE));
            over.forEach(account -> database.background().writing(tx -> lowerEnded(tx, account, now)));
        } while (over.size() == ENDED_AT_ONCE);
    }

    private void lowerEnded(Tx tx, AccountId account, Instant now) {
        if (raising.hold(tx, account).isPresent()) {
            Shield locked = store.lock(tx, account);
            // Its owner may have set another end meanwhile.
            if (locked.up().filter(up -> !up.endsAt().isAfter(now)).isPresent()) {
                raising.lower(tx, locked, true, now);
            }
        }
    }
}
