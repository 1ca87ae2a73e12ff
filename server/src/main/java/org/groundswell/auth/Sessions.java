package org.groundswell.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** The sessions of browsers. A session's token goes into a cookie and is kept as a hash. */
public final class Sessions {
    private static final int PIECE = 1_000;
    public static final Duration LIVES = Duration.ofDays(60);
    /** The time for which the days are kept on which accounts were used. */
    public static final Duration ACTIVE_DAYS_KEPT = Duration.ofDays(400);

    /**
     * A browser that is signed in.
     *
     * @param id names it to its account; nobody can sign in with it
     * @param lastUsedAt to the hour
     */
    public record Session(String id, Origin origin, Instant createdAt, Instant lastUsedAt) {
        public boolean isOf(String token) {
            return Secrets.same(id, Secrets.hash(token));
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final SessionStore store = new SessionStore();
    private final Secrets secrets = new Secrets();
    private final ActiveDayStore activeDays = new ActiveDayStore();
    private final AccountTraceStore traces = new AccountTraceStore();
    private final LastUses uses;

    Sessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.uses = new LastUses(database, clock, (tx, hash, at) -> {
            store.setLastUse(tx, hash, at);
            activeDays.addForSession(tx, hash, at);
        });
    }

    /** Starts a session in a transaction; the token. */
    String start(Tx tx, AccountId account, Origin origin) {
        String token = secrets.make();
        store.insert(tx, Secrets.hash(token), account, origin, clock.instant());
        traces.add(tx, account, origin, clock.instant());
        return token;
    }

    /** The account of a session; empty if it has ended. */
    Optional<AccountId> account(String token) {
        if (!Secrets.isPlausible(token)) {
            return Optional.empty();
        }
        String hash = Secrets.hash(token);
        Optional<AccountId> account = database.read(tx -> store.account(tx, hash, oldest()));
        account.ifPresent(_ -> uses.note(hash));
        return account;
    }

    void end(String token) {
        if (Secrets.isPlausible(token)) {
            database.writing(tx -> store.delete(tx, Secrets.hash(token)));
        }
    }

    /** The sessions of an account, those used last first. */
    public List<Session> of(AccountId account) {
        return database.read(tx -> store.of(tx, account, oldest()));
    }

    /** @throws Refusal.NotFound if the account has no such session */
    public void end(AccountId account, String id) {
        database.writing(tx -> {
            if (!Secrets.isPlausible(id) || !store.delete(tx, account, id)) {
                throw new Refusal.NotFound();
            }
        });
    }

    /** Ends all sessions of an account but the one of a token. */
    public void endOthers(AccountId account, String token) {
        database.writing(tx -> store.deleteOthers(tx, account, Secrets.hash(token)));
    }

    /** Writes when sessions were last used. */
    void writeLastUses() {
        uses.write();
    }

    int purgeExpired() {
        Instant firstDay = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(ACTIVE_DAYS_KEPT);
        return database.purge(PIECE, tx -> store.purge(tx, oldest(), PIECE))
                + database.purge(PIECE, tx -> activeDays.purge(tx, firstDay, PIECE));
    }

    private Instant oldest() {
        return clock.instant().minus(LIVES);
    }
}
