package org.groundswell.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.text.PlainText;
import org.groundswell.words.AccountId;
import org.groundswell.words.Acct;
import org.groundswell.words.Refusal;
import org.groundswell.words.Visibility;

/** Signing up, in and out. */
public final class Logins {
    public static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 256;
    private static final int LONGEST_REASON = 1_000;
    private static final Duration SESSION_LIVES = Duration.ofDays(60);
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+|[^@\\s]+@localhost");

    /** What somebody who wants an account says. */
    public record SignUp(
            String username,
            String email,
            String password,
            String country,
            String language,
            String reason,
            String invite) {}

    private final Database database;
    private final Accounts accounts;
    private final AccountStore accountStore;
    private final LoginStore store = new LoginStore();
    private final Passwords passwords = new Passwords();
    private final Secrets secrets = new Secrets();
    private final Attempts attempts = new Attempts(10, Duration.ofMinutes(5));
    private final RegistrationMode mode;
    private final InstantSource clock;
    /** Compared with when there is no such person, so that the time taken does not tell. */
    private final String nobodysHash;

    public Logins(
            Database database,
            Accounts accounts,
            AccountStore accountStore,
            RegistrationMode mode,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.accountStore = accountStore;
        this.mode = mode;
        this.clock = clock;
        this.nobodysHash = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    }

    public RegistrationMode mode() {
        return mode;
    }

    /**
     * Signs up, as the server's registrations allow.
     *
     * @return the new login; not yet approved where an administrator must agree first
     * @throws Refusal.Forbidden if registrations are closed, or the invitation is not good
     * @throws Refusal.Invalid if something said won't do
     */
    public Login signUp(SignUp wish) {
        if (mode == RegistrationMode.CLOSED) {
            throw new Refusal.Forbidden("Registrations are closed on this server");
        }
        if (Accounts.isReserved(wish.username())) {
            throw new Refusal.Invalid("username", "is reserved; choose another");
        }
        String reason = PlainText.lines("reason", wish.reason()).strip();
        if (reason.length() > LONGEST_REASON) {
            throw new Refusal.Invalid("reason", "is too long: " + LONGEST_REASON + " characters at most");
        }
        if (mode == RegistrationMode.APPROVAL && reason.isEmpty()) {
            throw new Refusal.Invalid("reason", "can't be blank: tell the moderators why you would like to join");
        }
        String hash = checkedHash(wish);
        return database.write(tx -> {
            if (mode == RegistrationMode.INVITE && !store.useInvite(tx, wish.invite())) {
                throw new Refusal.Forbidden(
                        "This server takes new people by invitation, and this invitation is not good");
            }
            return insert(tx, wish, hash, Role.USER, mode != RegistrationMode.APPROVAL);
        });
    }

    /** Makes an account from the shell or by the setup link, whatever registrations say. */
    public Login create(SignUp wish, Role role) {
        String hash = checkedHash(wish);
        return database.write(tx -> insert(tx, wish, hash, role, true));
    }

    /**
     * Signs in.
     *
     * @param name user name or e-mail address
     * @param from where the attempt comes from; attempts are limited by it and by the name
     * @throws Refusal.Unauthorised if name and password don't belong together
     * @throws Refusal.Forbidden if the account waits for approval
     * @throws Refusal.TooMany after too many attempts
     */
    public AccountId signIn(String name, String password, String from) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        attempts.take("from " + from);
        attempts.take("name " + key);
        Optional<Login> login = database.read(tx -> find(tx, key));
        boolean right =
                passwords.matches(password, login.map(Login::passwordHash).orElse(nobodysHash));
        if (login.isEmpty() || !right) {
            throw new Refusal.Unauthorised("This name and password don't belong together");
        }
        if (!login.get().approved()) {
            throw new Refusal.Forbidden("Your account is waiting for a moderator to approve it");
        }
        return login.get().account();
    }

    /** @throws Refusal.Unauthorised if the present password is not right */
    public void changePassword(AccountId account, String present, String wanted) {
        checkPresent(account, present);
        checkPassword(wanted);
        String hash = passwords.hash(wanted);
        database.writing(tx -> {
            store.setPassword(tx, account, hash);
            store.deleteSessions(tx, account);
        });
    }

    /** @throws Refusal.Unauthorised if that is not somebody's password */
    public void checkPresent(AccountId account, String present) {
        attempts.take("change " + account);
        Login login = login(account).orElseThrow(Refusal.NotFound::new);
        if (!passwords.matches(present, login.passwordHash())) {
            throw new Refusal.Unauthorised("Your present password is not right");
        }
    }

    /**
     * Lets nobody sign in as an account any more, and ends its sessions.
     *
     * @throws Refusal.Invalid if there would be no administrator left
     */
    public void remove(Tx tx, AccountId account) {
        Optional<Login> login = store.byAccount(tx, account);
        store.delete(tx, account);
        refuseToLoseAdmins(tx, login);
    }

    public Optional<Login> login(AccountId account) {
        return database.read(tx -> store.byAccount(tx, account));
    }

    /** How somebody's posts are meant unless they say otherwise. */
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
        Instant oldest = clock.instant().minus(SESSION_LIVES);
        return database.read(tx -> store.session(tx, Secrets.hash(token), oldest));
    }

    public void endSession(String token) {
        database.writing(tx -> store.deleteSession(tx, Secrets.hash(token)));
    }

    /** Drops sessions past their life. */
    public int forget() {
        return database.write(
                tx -> store.deleteSessionsBefore(tx, clock.instant().minus(SESSION_LIVES)));
    }

    /** Those who wait to be let in, the longest waiting first. */
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
        });
    }

    public String invite(AccountId by, int uses) {
        if (uses < 1 || uses > 1_000) {
            throw new Refusal.Invalid("uses", "must be 1 to 1000");
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
        return database.read(tx -> store.isSetupLink(tx, Secrets.hash(token)) && !store.anyAdmin(tx));
    }

    /**
     * Makes the first administrator. The link works once.
     *
     * @throws Refusal.Forbidden if the link is not, or no longer, good
     */
    public Login setUp(String token, SignUp wish) {
        if (!isSetupToken(token)) {
            throw new Refusal.Forbidden("This link has been used, or was never good; restart the server for a new one");
        }
        String hash = checkedHash(wish);
        return database.write(tx -> {
            if (!store.isSetupLink(tx, Secrets.hash(token)) || store.anyAdmin(tx)) {
                throw new Refusal.Forbidden("This link has been used; sign in instead");
            }
            store.deleteSetupLink(tx);
            return insert(tx, wish, hash, Role.ADMIN, true);
        });
    }

    /** Those who may do more than everybody may. */
    public List<Login> withRoles() {
        return database.read(store::withRoles);
    }

    /**
     * Says what somebody may do.
     *
     * @throws Refusal.NotFound if the account can't sign in here
     * @throws Refusal.Invalid if there would be no administrator left
     */
    public void setRole(AccountId account, Role role) {
        database.writing(tx -> {
            Login login = store.byAccount(tx, account).orElseThrow(Refusal.NotFound::new);
            store.setRole(tx, account, role);
            refuseToLoseAdmins(tx, Optional.of(login));
        });
    }

    private void refuseToLoseAdmins(Tx tx, Optional<Login> before) {
        if (before.filter(login -> login.role() == Role.ADMIN).isPresent() && !store.anyAdmin(tx)) {
            throw new Refusal.Invalid("role", "can't be taken from the last administrator: make another one first");
        }
    }

    /** How many people can sign in. */
    public long people() {
        return database.read(store::count);
    }

    /** The administrator who was here first: the server's contact. */
    public Optional<Account> contact() {
        return database.read(tx -> store.firstAdmin(tx).flatMap(id -> accountStore.byId(tx, id)));
    }

    private Login insert(Tx tx, SignUp wish, String hash, Role role, boolean approved) {
        Instant now = clock.instant();
        Account account = accounts.create(tx, wish.username(), wish.country(), wish.language(), now);
        Login login = new Login(
                account.id(),
                emailKey(wish.email()),
                hash,
                role,
                approved,
                wish.reason().strip(),
                Visibility.PUBLIC,
                false,
                now);
        if (!store.insert(tx, login)) {
            throw new Refusal.Invalid("email", "already has an account here; sign in instead");
        }
        return login;
    }

    private Optional<Login> find(Tx tx, String key) {
        if (key.indexOf('@') > 0) {
            return store.byEmail(tx, key);
        }
        return accountStore.idOf(tx, Acct.local(key)).flatMap(id -> store.byAccount(tx, id));
    }

    /** Checks all that can be checked before the slow hash is made. */
    private String checkedHash(SignUp wish) {
        Accounts.checkUsername(wish.username());
        if (!EMAIL.matcher(emailKey(wish.email())).matches() || wish.email().length() > 254) {
            throw new Refusal.Invalid("email", "must be an e-mail address like name@example.org");
        }
        checkPassword(wish.password());
        return passwords.hash(wish.password());
    }

    private static void checkPassword(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new Refusal.Invalid(
                    "password", "must be " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters long");
        }
        PlainText.lines("password", password);
    }

    private static String emailKey(String email) {
        return PlainText.line("email", email).toLowerCase(Locale.ROOT);
    }
}
