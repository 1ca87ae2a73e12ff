package org.groundswell.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.text.EmailAddress;

/** Signing in with a name and a password, and the sessions of browsers. */
final class SignIns {
    private static final int PIECE = 1_000;
    private static final Duration SESSION_LIVES = Duration.ofDays(60);
    /** The time after a sign-in from a network during which it counts as known. */
    private static final Duration NETWORK_KNOWN = Duration.ofDays(60);
    /** Compared with when there is no such person, so that the time taken does not tell. */
    private static final String NOBODYS_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Database database;
    private final AccountStore accounts;
    private final InstantSource clock;
    private final Passwords passwords;
    private final SignInAttempts attempts;
    private final LoginStore store = new LoginStore();
    private final SessionStore sessions = new SessionStore();
    private final KnownNetworkStore knownNetworks = new KnownNetworkStore();
    private final Secrets secrets = new Secrets();

    SignIns(LoginParts parts, Passwords passwords) {
        this.database = parts.database();
        this.accounts = parts.accountStore();
        this.clock = parts.clock();
        this.passwords = passwords;
        this.attempts = new SignInAttempts(parts.clock());
    }

    /** An account that may be meant by a name, and whether its owner has signed in from where the attempt comes from. */
    private record Candidate(Login login, boolean networkKnown) {}

    /** See {@link Logins#signIn}. */
    AccountId signIn(String name, String password, String from) {
        Login login = proven(name, password, from);
        database.writing(tx -> enter(tx, login, from));
        return login.account();
    }

    /** See {@link Logins#startSession(String, String, String)}. */
    String startSession(String name, String password, String from) {
        Login login = proven(name, password, from);
        String token = secrets.make();
        database.writing(tx -> {
            enter(tx, login, from);
            sessions.insert(tx, Secrets.hash(token), login.account(), clock.instant());
        });
        return token;
    }

    /** Records a sign-in, unless the password has changed since it was checked. */
    private void enter(Tx tx, Login login, String from) {
        if (!store.holdPassword(tx, login.account(), login.passwordHash())) {
            throw wrongPassword();
        }
        knownNetworks.remember(tx, login.account(), from, clock.instant());
    }

    /** The login that a name and a password belong to. */
    private Login proven(String name, String password, String from) {
        String key = nameKey(name);
        Optional<Candidate> candidate = database.read(tx -> candidate(tx, key, from));
        boolean known = candidate.filter(Candidate::networkKnown).isPresent();
        if (known) {
            attempts.takeKnown(candidate.get().login().account(), from);
        } else {
            attempts.takeUnknown(key, from);
        }
        boolean right;
        try {
            String hash = candidate.map(each -> each.login().passwordHash()).orElse(NOBODYS_HASH);
            right = passwords.matches(password, hash) && candidate.isPresent();
        } catch (Refusal.Unavailable full) {
            if (!known) {
                attempts.notFailed(key, from);
            }
            throw full;
        }
        if (!right) {
            throw wrongPassword();
        }
        Login login = candidate.orElseThrow().login();
        if (known) {
            attempts.knownNotFailed(login.account(), from);
        } else {
            attempts.notFailed(key, from);
        }
        if (!login.approved()) {
            throw new Refusal.Forbidden("error.sign_in.waiting");
        }
        return login;
    }

    private static Refusal.Unauthorised wrongPassword() {
        return new Refusal.Unauthorised("error.sign_in.wrong");
    }

    /** Starts a session; the token goes into a cookie and is kept as a hash. */
    String startSession(AccountId account) {
        String token = secrets.make();
        database.writing(tx -> sessions.insert(tx, Secrets.hash(token), account, clock.instant()));
        return token;
    }

    Optional<AccountId> session(String token) {
        if (!Secrets.isPlausible(token)) {
            return Optional.empty();
        }
        Instant oldest = clock.instant().minus(SESSION_LIVES);
        return database.read(tx -> sessions.account(tx, Secrets.hash(token), oldest));
    }

    void endSession(String token) {
        if (!Secrets.isPlausible(token)) {
            return;
        }
        database.writing(tx -> sessions.delete(tx, Secrets.hash(token)));
    }

    /** Drops sessions past their life, and networks nobody signed in from for long. */
    int purgeExpired() {
        Instant now = clock.instant();
        return database.purge(PIECE, tx -> sessions.purge(tx, now.minus(SESSION_LIVES), PIECE))
                + database.purge(PIECE, tx -> knownNetworks.purge(tx, now.minus(NETWORK_KNOWN), PIECE));
    }

    private Optional<Candidate> candidate(Tx tx, String key, String network) {
        Optional<Login> login = key.indexOf('@') > 0
                ? store.byEmail(tx, key)
                : accounts.idOf(tx, Acct.local(key)).flatMap(id -> store.byAccount(tx, id));
        Instant oldest = clock.instant().minus(NETWORK_KNOWN);
        return login.map(each -> new Candidate(each, knownNetworks.isKnown(tx, each.account(), network, oldest)));
    }

    /** A name as it was typed to sign in, in the form in which it is looked up; too long a one is nobody's. */
    private static String nameKey(String name) {
        if (name.length() > EmailAddress.LONGEST) {
            return "";
        }
        return EmailAddress.parse(name)
                .map(EmailAddress::key)
                .orElseGet(() -> name.strip().toLowerCase(Locale.ROOT));
    }
}
