package org.groundswell.auth;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.auth.webauthn.WebAuthn;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.jobs.Jobs;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** Signing up, in and out. */
public final class Logins implements Metered {
    /** The time after a sign-in from a network during which it counts as known. */
    public static final Duration NETWORK_KNOWN = SignIns.NETWORK_KNOWN;

    public static final int SHORTEST_PASSWORD = Passwords.SHORTEST;

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

    private final LoginParts parts;
    private final Database database;
    private final RegistrationMode mode;
    private final Passwords passwords = new Passwords();
    private final Invitations invitations;
    private final SignUps signUps;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final SignIns signIns;
    private final LinkedAccounts linked;
    private final PasskeyChallenges challenges;
    private final Passkeys passkeys;
    private final PasskeySignIns passkeySignIns;
    private final PasswordChanges passwordChanges;
    private final MailLimits mailLimits;
    private final Confirmations confirmations;
    private final PasswordResets passwordResets;
    private final LoginStore store = new LoginStore();
    private final SessionStore sessionStore = new SessionStore();
    private final KnownNetworkStore knownNetworks = new KnownNetworkStore();

    public Logins(LoginParts parts, RegistrationMode mode) {
        this.parts = parts;
        this.database = parts.database();
        this.mode = mode;
        this.invitations = new Invitations(database, parts.clock());
        this.signUps = new SignUps(parts, mode, passwords, invitations);
        this.sessions = new Sessions(database, parts.clock());
        this.passwordChanges = new PasswordChanges(parts, passwords);
        this.secondFactors = new SecondFactors(parts, passwordChanges);
        this.signIns = new SignIns(parts, passwords, sessions, secondFactors);
        WebAuthn webAuthn = new WebAuthn(parts.home(), PasskeyChallenges.LIFE);
        this.linked = new LinkedAccounts(parts);
        this.challenges = new PasskeyChallenges(parts);
        this.passkeys = new Passkeys(parts, passwordChanges, secondFactors, challenges, webAuthn);
        this.passkeySignIns = new PasskeySignIns(parts, signIns, sessions, challenges, webAuthn);
        this.mailLimits = new MailLimits(parts.clock());
        this.confirmations = new Confirmations(parts, passwordChanges, mailLimits);
        this.passwordResets = new PasswordResets(parts, passwords, passwordChanges);
    }

    @Override
    public void meter(Meters meters) {
        meters.gauge("groundswell.passwords.waiting", "Passwords that wait to be hashed", passwords::waiting);
    }

    public RegistrationMode mode() {
        return mode;
    }

    /**
     * The conditions for a sign-up from a network, as far as its form depends on them.
     *
     * @param from the network the request comes from, as limits count
     */
    public RegistrationMode mode(String from) {
        return mode == RegistrationMode.OPEN && parts.addresses().severity(from).isPresent()
                ? RegistrationMode.APPROVAL
                : mode;
    }

    /**
     * Signs up, as the server's registrations and the blocks of addresses allow.
     *
     * @param from the network the request comes from, as limits count
     * @return the new login; not yet approved where an administrator must agree first
     * @throws Refusal.Forbidden if registrations are closed, also only for this network, or the invitation is not good
     * @throws Refusal.Invalid if something said won't do
     * @throws Refusal.Unavailable if too many sign in or up at this moment
     */
    public Login signUp(SignUp request, String from) {
        return signUps.signUp(request, from);
    }

    /** Makes an account from the command line, in any registration mode. */
    public Login create(SignUp request, Role role) {
        return create(request, role, passwords::hash);
    }

    /** @param hash makes the hash of a valid password */
    Login create(SignUp request, Role role, UnaryOperator<String> hash) {
        return signUps.create(request, role, hash);
    }

    /**
     * Makes the first administrator. The link works once.
     *
     * @param from the network the request comes from, as limits count
     * @throws Refusal.Forbidden if the link is not, or no longer, good
     * @throws Refusal.Invalid if something said won't do
     */
    public Login setUp(String token, SignUp request, String from) {
        return signUps.setUp(token, request, from);
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
    public ProvenPassword signIn(String name, String password, String from) {
        return signIns.signIn(name, password, from);
    }

    /**
     * Begins a sign-in, and completes it if the account needs no code. What was opened with a password ends when it is
     * changed, also what is opened with the old one at that very moment.
     *
     * @throws Refusal as {@link #signIn}
     */
    public SignInStep beginSignIn(String name, String password, Origin origin) {
        return signIns.begin(name, password, origin);
    }

    /**
     * Completes a sign-in with a code.
     *
     * @param ticket of {@link SignInStep.NeedsCode}
     * @param code of the authenticator app, or a recovery code
     * @return the session's token
     * @throws Refusal.Unauthorised if the code is wrong or was used
     * @throws Refusal.Forbidden if the ticket has expired: the sign-in has to begin again
     * @throws Refusal.TooMany after too many attempts
     */
    public String completeSignIn(String ticket, String code, Origin origin) {
        return signIns.complete(ticket, code, origin);
    }

    /**
     * Signs in an account that needs no code, and starts a session.
     *
     * @throws Refusal.Forbidden if it needs one
     */
    public String startSession(String name, String password, String from) {
        return switch (beginSignIn(name, password, Origin.of(from))) {
            case SignInStep.Complete(var session) -> session;
            case SignInStep.NeedsCode _ -> throw new Refusal.Forbidden("error.sign_in.code");
        };
    }

    /** Starts a session of an account whose owner has just proved to be that, such as by signing up. */
    public String startSession(AccountId account, Origin origin) {
        return database.write(tx -> sessions.start(tx, account, origin));
    }

    /** {@link #startSession(AccountId, Origin)} from a place that is not known. */
    public String startSession(AccountId account) {
        return startSession(account, Origin.of(""));
    }

    /** The account of a session; empty if it has ended. */
    public Optional<AccountId> session(String token) {
        return sessions.account(token);
    }

    public void endSession(String token) {
        sessions.end(token);
    }

    /**
     * Changes a password. Ends all sessions, tokens and codes of the account.
     *
     * @throws Refusal.Unauthorised if the current password is wrong
     * @throws Refusal.Invalid if the new one won't do
     */
    public void changePassword(AccountId account, String present, String wanted) {
        passwordChanges.changePassword(account, present, wanted);
    }

    /**
     * Sets a password, for an operator. Ends all sessions, tokens and codes of the account.
     *
     * @throws Refusal.Invalid if that can't be a password
     */
    public void setPassword(AccountId account, String wanted) {
        passwordChanges.setPassword(account, wanted);
    }

    /** @throws Refusal.Unauthorised if that is not the account's password */
    public void checkPresent(AccountId account, String present) {
        passwordChanges.checkPresent(account, present);
    }

    /** Drops sessions past their life, networks nobody signed in from for long, and challenges of passkeys. */
    public int purgeExpired() {
        return sessions.purgeExpired() + signIns.purgeExpired() + challenges.purgeExpired();
    }

    /** A new invitation's code. */
    public String invite(AccountId by, int uses) {
        return invitations.invite(by, uses);
    }

    public List<Invite> invites() {
        return invitations.invites();
    }

    /** A new one-time link's token, if the server has no administrator yet; earlier links stop working. */
    public Optional<String> setupToken() {
        return invitations.setupToken();
    }

    public boolean isSetupToken(String token) {
        return invitations.isSetupToken(token);
    }

    /** Whether a token is that of the last setup link, and setup has been done since. */
    public boolean isSpentSetupToken(String token) {
        return invitations.isSpentSetupToken(token);
    }

    /**
     * Deletes the login of an account, with its sessions, tokens and codes.
     *
     * @throws Refusal.Invalid if there would be no administrator left
     */
    public void remove(Tx tx, AccountId account) {
        store.lockAdmins(tx);
        Optional<Login> login = store.byAccount(tx, account);
        sessionStore.deleteAll(tx, account);
        store.delete(tx, account);
        knownNetworks.delete(tx, account);
        parts.given().forEach(each -> each.revoke(tx, account));
        refuseToLoseAdmins(tx, login);
    }

    public Optional<Login> login(AccountId account) {
        return database.read(tx -> store.byAccount(tx, account));
    }

    /** The posting defaults of an account. */
    public void setDefaults(AccountId account, PostingDefaults defaults) {
        database.writing(tx -> store.setDefaults(tx, account, defaults));
    }

    /** The pending accounts, the longest waiting first. */
    public List<Login> pending() {
        return database.read(store::pending);
    }

    /** The number of pending accounts. */
    public long countPending() {
        return database.read(store::countPending);
    }

    /** Approves a pending account, and tells its owner if the address is confirmed. If it isn't pending, nothing happens. */
    public void approve(AccountId account) {
        database.writing(tx -> {
            if (store.approve(tx, account) && parts.mailer().isOn()) {
                parts.mail()
                        .send(tx, account, SecurityLetters.approved(parts.mail().name(tx, account)));
            }
        });
    }

    /** @throws Refusal.NotFound if nobody waits under that id */
    public void reject(AccountId account) {
        database.writing(tx -> {
            if (!store.deletePending(tx, account)) {
                throw new Refusal.NotFound();
            }
            knownNetworks.delete(tx, account);
            parts.given().forEach(each -> each.revoke(tx, account));
            parts.accounts().rejected(tx, account);
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

    /** The logins of accounts, as far as they can sign in here. */
    public Map<AccountId, Login> byAccounts(Tx tx, Collection<AccountId> accounts) {
        return store.byAccounts(tx, accounts).stream().collect(Collectors.toMap(Login::account, Function.identity()));
    }

    /** The role of an account; {@link Role#USER} also for accounts that can't sign in here. */
    public Role role(Tx tx, AccountId account) {
        return store.byAccount(tx, account).map(Login::role).orElse(Role.USER);
    }

    /** {@link #mayModerate(Tx, AccountId)} in a transaction of its own. */
    public boolean mayModerate(AccountId account) {
        return database.read(tx -> mayModerate(tx, account));
    }

    /** Whether an account is a moderator's or an administrator's. */
    public boolean mayModerate(Tx tx, AccountId account) {
        return store.byAccount(tx, account)
                .filter(login -> login.role().mayModerate())
                .isPresent();
    }

    /** The sessions of browsers. */
    public Sessions sessions() {
        return sessions;
    }

    /** Writes when sessions were last used, once a minute. */
    public void writeLastUses() {
        sessions.writeLastUses();
    }

    /** Codes beside the password. */
    public SecondFactors secondFactors() {
        return secondFactors;
    }

    /** Hints for moderators which accounts may be one person's. */
    public LinkedAccounts linked() {
        return linked;
    }

    /** Passkeys: adding, naming and removing them. */
    public Passkeys passkeys() {
        return passkeys;
    }

    /** Signing in with passkeys. */
    public PasskeySignIns passkeySignIns() {
        return passkeySignIns;
    }

    /** The confirmation of addresses. */
    public Confirmations confirmations() {
        return confirmations;
    }

    /** New passwords in place of forgotten ones. */
    public PasswordResets passwordResets() {
        return passwordResets;
    }

    /** Letters to accounts. */
    public AccountMail mail() {
        return parts.mail();
    }

    /** Requests for links by e-mail, whose worker is a service. */
    public LinkRequests linkRequests(Jobs jobs) {
        return new LinkRequests(parts, mailLimits, jobs);
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
            parts.roles().forEach(each -> each.roleChanged(tx, account, login.role(), role));
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
        return database.read(
                tx -> store.firstAdmin(tx).flatMap(id -> parts.accountStore().byId(tx, id)));
    }
}
