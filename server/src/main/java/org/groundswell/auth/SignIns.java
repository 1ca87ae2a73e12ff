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

/** Signing in with a name and a password, and a code where the account needs one. */
final class SignIns {
    private static final int PIECE = 1_000;
    private static final Duration TICKET_LIVES = Duration.ofMinutes(10);
    /** The time after a sign-in from a network during which it counts as known. */
    static final Duration NETWORK_KNOWN = Duration.ofDays(60);
    /** Compared with when there is no such person, so that the time taken does not tell. */
    private static final String NOBODYS_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Database database;
    private final AccountStore accounts;
    private final InstantSource clock;
    private final Passwords passwords;
    private final AccountMail mail;
    private final SignInAttempts attempts;
    private final LoginStore store = new LoginStore();
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final SecondFactorStore tickets = new SecondFactorStore();
    private final Secrets secrets = new Secrets();
    private final AccountTraceStore traces = new AccountTraceStore();
    private final KnownNetworkStore knownNetworks = new KnownNetworkStore();

    SignIns(LoginParts parts, Passwords passwords, Sessions sessions, SecondFactors secondFactors) {
        this.database = parts.database();
        this.accounts = parts.accountStore();
        this.clock = parts.clock();
        this.passwords = passwords;
        this.mail = parts.mail();
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.attempts = new SignInAttempts(parts.clock());
    }

    /** An account that may be meant by a name, and whether its owner has signed in from where the attempt comes from. */
    private record Candidate(Login login, boolean networkKnown) {}

    /** See {@link Logins#signIn}. */
    ProvenPassword signIn(String name, String password, String from) {
        Login login = proven(name, password, from);
        database.writing(tx -> {
            refuseWithoutCode(tx, login.account());
            enter(tx, login, Origin.of(from));
            traces.add(tx, login.account(), Origin.of(from), clock.instant());
        });
        return new ProvenPassword(login.account(), login.passwordHash());
    }

    /** See {@link Logins#beginSignIn}. */
    SignInStep begin(String name, String password, Origin origin) {
        Login login = proven(name, password, origin.network());
        return database.write(tx -> {
            if (!secondFactors.isOn(tx, login.account())) {
                enter(tx, login, origin);
                return new SignInStep.Complete(sessions.start(tx, login.account(), origin));
            }
            holdPassword(tx, login);
            String ticket = secrets.make();
            tickets.insertTicket(
                    tx, Secrets.hash(ticket), login.account(), clock.instant().plus(TICKET_LIVES));
            return new SignInStep.NeedsCode(ticket);
        });
    }

    /** See {@link Logins#completeSignIn}. */
    String complete(String ticket, String code, Origin origin) {
        AccountId account = ticketAccount(ticket);
        secondFactors.takeAttempt(account);
        return database.write(tx -> {
            // A change of the password deletes the ticket, so the password that it stands for is still the current one.
            Login login = store.byAccount(tx, account).orElseThrow(SignIns::ticketExpired);
            holdPassword(tx, login);
            secondFactors.use(tx, account, code);
            useTicket(tx, ticket);
            enter(tx, login, origin);
            return sessions.start(tx, account, origin);
        });
    }

    /** The account whose password was right. */
    AccountId ticketAccount(String ticket) {
        return findTicketAccount(ticket).orElseThrow(SignIns::ticketExpired);
    }

    /** The same; empty if the ticket was used or has expired. */
    Optional<AccountId> findTicketAccount(String ticket) {
        return Secrets.isPlausible(ticket)
                ? database.read(tx -> tickets.ticket(tx, Secrets.hash(ticket), clock.instant()))
                : Optional.empty();
    }

    /** Uses a ticket up. */
    void useTicket(Tx tx, String ticket) {
        if (!tickets.useTicket(tx, Secrets.hash(ticket))) {
            throw ticketExpired();
        }
    }

    private void refuseWithoutCode(Tx tx, AccountId account) {
        if (secondFactors.isOn(tx, account)) {
            throw new Refusal.Forbidden("error.sign_in.code");
        }
    }

    private static Refusal.Forbidden ticketExpired() {
        return new Refusal.Forbidden("error.sign_in.ticket");
    }

    private void holdPassword(Tx tx, Login login) {
        if (!store.holdPassword(tx, login.account(), login.passwordHash())) {
            throw wrongPassword();
        }
    }

    /** Records a sign-in, unless the password has changed since it was checked; tells of one from a new place. */
    void enter(Tx tx, Login login, Origin origin) {
        holdPassword(tx, login);
        Instant now = clock.instant();
        if (mail.isOn() && !knownNetworks.isKnown(tx, login.account(), origin.network(), now.minus(NETWORK_KNOWN))) {
            String name = mail.name(tx, login.account());
            mail.send(tx, login.account(), SecurityLetters.newSignIn(name, origin));
        }
        knownNetworks.remember(tx, login.account(), origin.network(), now);
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
        refuseUnusable(login);
        return login;
    }

    /** Refuses accounts that can't be used yet. Those that moderators have frozen can sign in, and read why. */
    static void refuseUnusable(Login login) {
        if (!login.confirmed()) {
            throw new Refusal.Forbidden("error.sign_in.unconfirmed");
        }
        if (!login.approved()) {
            throw new Refusal.Forbidden("error.sign_in.waiting");
        }
    }

    private static Refusal.Unauthorised wrongPassword() {
        return new Refusal.Unauthorised("error.sign_in.wrong");
    }

    /** Drops networks that nobody signed in from for long, and sign-ins that were not completed. */
    int purgeExpired() {
        Instant now = clock.instant();
        return database.purge(PIECE, tx -> knownNetworks.purge(tx, now.minus(NETWORK_KNOWN), PIECE))
                + database.purge(PIECE, tx -> tickets.purgeTickets(tx, now, PIECE));
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
