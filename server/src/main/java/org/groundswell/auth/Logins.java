package org.groundswell.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.model.Visibility;
import org.groundswell.text.PlainText;

/** Signing up, in and out. */
public final class Logins implements Metered {
    public static final int SHORTEST_PASSWORD = Passwords.SHORTEST;
    /** In characters. */
    private static final int LONGEST_REASON = 1_000;

    private static final int PIECE = 1_000;
    private static final Duration SESSION_LIVES = Duration.ofDays(60);
    /** The time after a sign-in from a network during which it counts as known. */
    private static final Duration NETWORK_KNOWN = Duration.ofDays(60);

    /**
     * The sign-up form, not validated yet.
     *
     * @param agreed whether the person agreed to the server's rules
     */
    public record SignUp(
            String username,
            String email,
            String password,
            String country,
            String language,
            String reason,
            String invite,
            boolean agreed) {
        /** With the rules agreed to: from a page that states them, or from the shell. */
        public SignUp(
                String username,
                String email,
                String password,
                String country,
                String language,
                String reason,
                String invite) {
            this(username, email, password, country, language, reason, invite, true);
        }
    }

    private final Database database;
    private final Accounts accounts;
    private final AccountStore accountStore;
    private final LoginStore store = new LoginStore();
    private final KnownNetworkStore knownNetworks = new KnownNetworkStore();
    private final Passwords passwords = new Passwords();
    private final Secrets secrets = new Secrets();
    private final SignInAttempts attempts;
    private final Attempts changes;
    private final RegistrationMode mode;
    private final List<Revocable> given;
    private final InstantSource clock;
    /** Compared with when there is no such person, so that the time taken does not tell. */
    private final String nobodysHash;

    /** @param given what ends with a password */
    public Logins(
            Database database,
            Accounts accounts,
            AccountStore accountStore,
            RegistrationMode mode,
            List<Revocable> given,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.accountStore = accountStore;
        this.mode = mode;
        this.given = List.copyOf(given);
        this.clock = clock;
        this.attempts = new SignInAttempts(clock);
        this.changes = new Attempts(10, Duration.ofMinutes(5), clock);
        this.nobodysHash = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    }

    @Override
    public void meter(Meters meters) {
        meters.gauge("groundswell.passwords.waiting", "Passwords that wait to be hashed", passwords::waiting);
    }

    public RegistrationMode mode() {
        return mode;
    }

    /**
     * Signs up, as the server's registrations allow.
     *
     * @param from the network the request comes from, as limits count
     * @return the new login; not yet approved where an administrator must agree first
     * @throws Refusal.Forbidden if registrations are closed, or the invitation is not good
     * @throws Refusal.Invalid if something said won't do
     * @throws Refusal.Unavailable if too many sign in or up at this moment
     */
    public Login signUp(SignUp request, String from) {
        if (mode == RegistrationMode.CLOSED) {
            throw new Refusal.Forbidden("error.registrations.closed");
        }
        List<Refusal.Problem> problems = problems(request);
        if (Accounts.isReserved(request.username())) {
            problems.add(new Refusal.Problem("username", Refusal.Fault.RESERVED, "error.reserved"));
        }
        if (mode == RegistrationMode.APPROVAL && request.reason().isBlank()) {
            problems.add(new Refusal.Problem("reason", Refusal.Fault.BLANK, "error.sign_up.reason"));
        }
        if (mode != RegistrationMode.INVITE || isInvite(request.invite())) {
            problems.addAll(database.read(tx -> taken(tx, request)));
        } else if (problems.isEmpty()) {
            // Without a valid invitation nothing is revealed about existing accounts.
            throw badInvitation();
        }
        refuse(problems);
        NewLogin checked = checked(request);
        String hash = passwords.hash(request.password());
        return database.write(tx -> {
            if (mode == RegistrationMode.INVITE && !store.useInvite(tx, request.invite())) {
                throw badInvitation();
            }
            Login login = insert(tx, checked, hash, Role.USER, mode != RegistrationMode.APPROVAL);
            knownNetworks.remember(tx, login.account(), from, clock.instant());
            return login;
        });
    }

    /** Makes an account from the command line, in any registration mode. */
    public Login create(SignUp request, Role role) {
        refuse(problems(request));
        NewLogin checked = checked(request);
        String hash = passwords.hash(request.password());
        return database.write(tx -> insert(tx, checked, hash, role, true));
    }

    /**
     * Signs in.
     *
     * @param name user name or e-mail address
     * @param from the network the request comes from, as limits count; attempts are limited by it and by the name
     * @throws Refusal.Unauthorised if name and password don't belong together
     * @throws Refusal.Forbidden if the account waits for approval
     * @throws Refusal.TooMany after too many attempts
     * @throws Refusal.Unavailable if too many sign in at this moment
     */
    public AccountId signIn(String name, String password, String from) {
        Login login = proven(name, password, from);
        database.writing(tx -> enter(tx, login, from));
        return login.account();
    }

    /**
     * Signs in and starts a session. What was opened with a password ends when it is changed, also what is opened with the
     * old one at that very moment.
     *
     * @return the session's token, as of {@link #startSession}
     */
    public String startSession(String name, String password, String from) {
        Login login = proven(name, password, from);
        String token = secrets.make();
        database.writing(tx -> {
            enter(tx, login, from);
            store.insertSession(tx, Secrets.hash(token), login.account(), clock.instant());
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
            String hash = candidate.map(each -> each.login().passwordHash()).orElse(nobodysHash);
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

    /**
     * Changes a password. Ends all sessions, tokens and codes of the account.
     *
     * @throws Refusal.Unauthorised if the current password is wrong
     * @throws Refusal.Invalid if the new one won't do
     */
    public void changePassword(AccountId account, String present, String wanted) {
        Passwords.check(wanted);
        Login login = present(account, present);
        String hash = passwords.hash(wanted);
        database.writing(tx -> {
            if (!store.holdPassword(tx, account, login.passwordHash())) {
                // Another request was faster, and has just ended the session or token of this one.
                throw notPresent();
            }
            store.setPassword(tx, account, hash);
            store.deleteSessions(tx, account);
            given.forEach(each -> each.revoke(tx, account));
        });
    }

    /** @throws Refusal.Unauthorised if that is not the account's password */
    public void checkPresent(AccountId account, String present) {
        present(account, present);
    }

    private Login present(AccountId account, String present) {
        changes.take(account.toString());
        Login login = login(account).orElseThrow(Refusal.NotFound::new);
        if (!passwords.matches(present, login.passwordHash())) {
            throw notPresent();
        }
        return login;
    }

    private static Refusal.Unauthorised notPresent() {
        return new Refusal.Unauthorised("error.password.wrong");
    }

    /**
     * Deletes the login of an account, with its sessions, tokens and codes.
     *
     * @throws Refusal.Invalid if there would be no administrator left
     */
    public void remove(Tx tx, AccountId account) {
        store.lockAdmins(tx);
        Optional<Login> login = store.byAccount(tx, account);
        store.delete(tx, account);
        knownNetworks.delete(tx, account);
        given.forEach(each -> each.revoke(tx, account));
        refuseToLoseAdmins(tx, login);
    }

    public Optional<Login> login(AccountId account) {
        return database.read(tx -> store.byAccount(tx, account));
    }

    /** The posting defaults of an account. */
    public void setDefaults(AccountId account, Visibility visibility, boolean sensitive) {
        database.writing(tx -> store.setDefaults(tx, account, visibility, sensitive));
    }

    /** Starts a session; the token goes into a cookie and is kept as a hash. */
    public String startSession(AccountId account) {
        String token = secrets.make();
        database.writing(tx -> store.insertSession(tx, Secrets.hash(token), account, clock.instant()));
        return token;
    }

    public Optional<AccountId> session(String token) {
        if (!Secrets.isPlausible(token)) {
            return Optional.empty();
        }
        Instant oldest = clock.instant().minus(SESSION_LIVES);
        return database.read(tx -> store.session(tx, Secrets.hash(token), oldest));
    }

    public void endSession(String token) {
        if (!Secrets.isPlausible(token)) {
            return;
        }
        database.writing(tx -> store.deleteSession(tx, Secrets.hash(token)));
    }

    /** Drops sessions past their life, and networks nobody signed in from for long. */
    public int purgeExpired() {
        Instant now = clock.instant();
        return database.purge(PIECE, tx -> store.purgeSessions(tx, now.minus(SESSION_LIVES), PIECE))
                + database.purge(PIECE, tx -> knownNetworks.purge(tx, now.minus(NETWORK_KNOWN), PIECE));
    }

    /** The pending accounts, the longest waiting first. */
    public List<Login> pending() {
        return database.read(store::pending);
    }

    public void approve(AccountId account) {
        database.writing(tx -> store.approve(tx, account));
    }

    /** @throws Refusal.NotFound if nobody waits under that id */
    public void reject(AccountId account) {
        database.writing(tx -> {
            if (!store.deletePending(tx, account)) {
                throw new Refusal.NotFound();
            }
            knownNetworks.delete(tx, account);
            given.forEach(each -> each.revoke(tx, account));
            accounts.rejected(tx, account);
        });
    }

    /** Whether an account can sign in here, or could once it is approved. */
    public boolean hasLogin(Tx tx, AccountId account) {
        return store.byAccount(tx, account).isPresent();
    }

    /** The moderators and administrators. */
    public List<AccountId> moderators(Tx tx) {
        return store.withRoles(tx).stream()
                .filter(login -> login.role().mayModerate())
                .map(Login::account)
                .toList();
    }

    public boolean mayModerate(Tx tx, AccountId account) {
        return store.byAccount(tx, account)
                .filter(login -> login.role().mayModerate())
                .isPresent();
    }

    public String invite(AccountId by, int uses) {
        if (uses < 1 || uses > 1_000) {
            throw new Refusal.Invalid("uses", "error.between", "least", 1, "most", 1000);
        }
        String code = secrets.makeShort();
        database.writing(tx -> store.insertInvite(tx, code, by, clock.instant(), uses));
        return code;
    }

    public List<Invite> invites() {
        return database.read(store::invites);
    }

    /** A new one-time link's token, if the server has no administrator yet; earlier links stop working. */
    public Optional<String> setupToken() {
        return database.write(tx -> {
            if (store.anyAdmin(tx)) {
                return Optional.empty();
            }
            String token = secrets.make();
            store.replaceSetupLink(tx, Secrets.hash(token), clock.instant());
            return Optional.of(token);
        });
    }

    public boolean isSetupToken(String token) {
        return Secrets.isPlausible(token)
                && database.read(tx -> store.isSetupLink(tx, Secrets.hash(token)) && !store.anyAdmin(tx));
    }

    /**
     * Makes the first administrator. The link works once.
     *
     * @param from the network the request comes from, as limits count
     * @throws Refusal.Forbidden if the link is not, or no longer, good
     * @throws Refusal.Invalid if something said won't do
     */
    public Login setUp(String token, SignUp request, String from) {
        if (!isSetupToken(token)) {
            throw new Refusal.Forbidden("error.setup.link");
        }
        refuse(problems(request));
        NewLogin checked = checked(request);
        String hash = passwords.hash(request.password());
        return database.write(tx -> {
            // Of two at once the second finds nothing left to delete.
            boolean used = !store.isSetupLink(tx, Secrets.hash(token)) || !store.deleteSetupLink(tx);
            if (used || store.anyAdmin(tx)) {
                throw new Refusal.Forbidden("error.setup.used");
            }
            Login login = insert(tx, checked, hash, Role.ADMIN, true);
            knownNetworks.remember(tx, login.account(), from, clock.instant());
            return login;
        });
    }

    /** The accounts with a role. */
    public List<Login> withRoles() {
        return database.read(store::withRoles);
    }

    /**
     * Sets the role of an account.
     *
     * @throws Refusal.NotFound if the account can't sign in here
     * @throws Refusal.Invalid if there would be no administrator left
     */
    public void setRole(AccountId account, Role role) {
        database.writing(tx -> {
            store.lockAdmins(tx);
            Login login = store.byAccount(tx, account).orElseThrow(Refusal.NotFound::new);
            store.setRole(tx, account, role);
            refuseToLoseAdmins(tx, Optional.of(login));
        });
    }

    private void refuseToLoseAdmins(Tx tx, Optional<Login> before) {
        if (before.filter(login -> login.role() == Role.ADMIN).isPresent() && !store.anyAdmin(tx)) {
            throw new Refusal.Invalid("role", "error.last_administrator");
        }
    }

    /** The number of people who can sign in. */
    public long people() {
        return database.read(store::count);
    }

    /** The administrator who was here first: the server's contact. */
    public Optional<Account> contact() {
        return database.read(tx -> store.firstAdmin(tx).flatMap(id -> accountStore.byId(tx, id)));
    }

    /** A checked sign-up. */
    private record NewLogin(String username, EmailAddress email, String country, String language, String reason) {}

    /** An account that may be meant by a name, and whether its owner has signed in from where the attempt comes from. */
    private record Candidate(Login login, boolean networkKnown) {}

    private Login insert(Tx tx, NewLogin request, String hash, Role role, boolean approved) {
        Instant now = clock.instant();
        Account account = accounts.create(tx, request.username(), request.country(), request.language(), now);
        Login login = new Login(
                account.id(),
                request.email().key(),
                hash,
                role,
                approved,
                request.reason(),
                Visibility.PUBLIC,
                false,
                now);
        if (!store.insert(tx, login)) {
            throw new Refusal.Invalid(List.of(emailTaken()));
        }
        return login;
    }

    private Optional<Candidate> candidate(Tx tx, String key, String network) {
        Optional<Login> login = key.indexOf('@') > 0
                ? store.byEmail(tx, key)
                : accountStore.idOf(tx, Acct.local(key)).flatMap(id -> store.byAccount(tx, id));
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

    /**
     * All problems of a sign-up that can be found without the database, lengths first. Checked before the slow hash is
     * made.
     */
    private static List<Refusal.Problem> problems(SignUp request) {
        List<Refusal.Problem> problems = new ArrayList<>();
        Accounts.usernameProblem(request.username()).ifPresent(problems::add);
        EmailAddress.problem(request.email()).ifPresent(problems::add);
        Passwords.problem(request.password()).ifPresent(problems::add);
        if (!request.agreed()) {
            problems.add(new Refusal.Problem("agreement", Refusal.Fault.ACCEPTED, "error.accepted"));
        }
        problems.addAll(Accounts.originProblems(request.country(), request.language()));
        reasonProblem(request.reason()).ifPresent(problems::add);
        return problems;
    }

    private static Optional<Refusal.Problem> reasonProblem(String typed) {
        // Browsers send two characters for the end of a line.
        boolean tooLong = typed.length() > 2 * LONGEST_REASON;
        try {
            tooLong = tooLong || PlainText.lines("reason", typed).strip().length() > LONGEST_REASON;
        } catch (Refusal.Invalid noText) {
            return Optional.of(noText.problems().getFirst());
        }
        return tooLong
                ? Optional.of(
                        new Refusal.Problem("reason", Refusal.Fault.TOO_LONG, "error.too_long", "most", LONGEST_REASON))
                : Optional.empty();
    }

    private List<Refusal.Problem> taken(Tx tx, SignUp request) {
        List<Refusal.Problem> problems = new ArrayList<>();
        if (Accounts.usernameProblem(request.username()).isEmpty()) {
            accounts.takenProblem(tx, request.username()).ifPresent(problems::add);
        }
        EmailAddress.parse(request.email())
                .flatMap(email -> store.byEmail(tx, email.key()))
                .ifPresent(_ -> problems.add(emailTaken()));
        return problems;
    }

    private static Refusal.Problem emailTaken() {
        return new Refusal.Problem("email", Refusal.Fault.TAKEN, "error.email.taken");
    }

    private boolean isInvite(String code) {
        return Secrets.isPlausible(code) && database.read(tx -> store.isInvite(tx, code));
    }

    private static void refuse(List<Refusal.Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    /** A sign-up without {@link #problems}, parsed. */
    private static NewLogin checked(SignUp request) {
        return new NewLogin(
                request.username(),
                EmailAddress.parse(request.email()).orElseThrow(),
                request.country(),
                request.language(),
                PlainText.lines("reason", request.reason()).strip());
    }

    private static Refusal.Forbidden badInvitation() {
        return new Refusal.Forbidden("error.registrations.invitation");
    }
}
