package org.groundswell.auth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.SignUpRules.NewLogin;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.ipblocks.IpBlock.Severity;
import org.groundswell.model.Refusal;
import org.groundswell.text.EmailAddress;

/** Making accounts: by sign-up, by the one-time link for the first administrator, and from the command line. */
final class SignUps {
    private final LoginParts parts;
    private final RegistrationMode mode;
    private final Passwords passwords;
    private final Invitations invitations;
    private final Database database;
    private final EmailDomains emailDomains;
    private final CanonicalEmails canonicalEmails = new CanonicalEmails();
    private final LoginStore store = new LoginStore();
    private final AccountTraceStore traces = new AccountTraceStore();
    private final KnownNetworkStore knownNetworks = new KnownNetworkStore();

    SignUps(LoginParts parts, RegistrationMode mode, Passwords passwords, Invitations invitations) {
        this.parts = parts;
        this.mode = mode;
        this.passwords = passwords;
        this.invitations = invitations;
        this.database = parts.database();
        this.emailDomains = new EmailDomains(parts);
    }

    /** See {@link Logins#signUp}. */
    Login signUp(Logins.SignUp request, String from) {
        if (mode == RegistrationMode.CLOSED) {
            throw new Refusal.Forbidden("error.registrations.closed");
        }
        Optional<Severity> blocked = parts.addresses().severity(from);
        if (blocked.filter(severity -> severity.compareTo(Severity.SIGN_UP_BLOCK) >= 0)
                .isPresent()) {
            throw new Refusal.Forbidden("error.address.sign_up");
        }
        List<Refusal.Problem> problems = SignUpRules.problems(request);
        if (Accounts.isReserved(request.username())) {
            problems.add(new Refusal.Problem("username", Refusal.Fault.RESERVED, "error.reserved"));
        }
        if (mode == RegistrationMode.APPROVAL && request.reason().isBlank()) {
            problems.add(new Refusal.Problem("reason", Refusal.Fault.BLANK, "error.sign_up.reason"));
        }
        if (mode != RegistrationMode.INVITE || invitations.isInvite(request.invite())) {
            problems.addAll(database.read(tx -> taken(tx, request)));
            if (problems.stream().anyMatch(problem -> problem.fault() == Refusal.Fault.BLOCKED)) {
                emailDomains.countAttempt(EmailAddress.parse(request.email()).orElseThrow(), from);
            }
        } else if (problems.isEmpty()) {
            // Without a valid invitation nothing is revealed about existing accounts.
            throw badInvitation();
        }
        SignUpRules.refuse(problems);
        NewLogin checked = SignUpRules.checked(request);
        String hash = passwords.hash(request.password());
        return database.write(tx -> {
            if (mode == RegistrationMode.INVITE && !invitations.use(tx, request.invite())) {
                throw badInvitation();
            }
            Login login = insert(
                    tx,
                    checked,
                    hash,
                    new Standing(
                            Role.USER,
                            mode != RegistrationMode.APPROVAL && blocked.isEmpty(),
                            !parts.mailer().isOn()));
            if (!login.confirmed()) {
                new MailLinks(parts).send(tx, login.account(), MailLink.Purpose.CONFIRM, checked.email());
            }
            knownNetworks.remember(tx, login.account(), from, parts.clock().instant());
            traces.add(tx, login.account(), Origin.of(from), parts.clock().instant());
            return login;
        });
    }

    /** See {@link Logins#create}. */
    Login create(Logins.SignUp request, Role role, UnaryOperator<String> hashing) {
        SignUpRules.refuse(SignUpRules.problems(request));
        NewLogin checked = SignUpRules.checked(request);
        String hash = hashing.apply(request.password());
        return database.write(tx -> insert(tx, checked, hash, new Standing(role, true, true)));
    }

    /** See {@link Logins#setUp}. */
    Login setUp(String token, Logins.SignUp request, String from) {
        if (!invitations.isSetupToken(token)) {
            throw new Refusal.Forbidden("error.setup.link");
        }
        SignUpRules.refuse(SignUpRules.problems(request));
        NewLogin checked = SignUpRules.checked(request);
        String hash = passwords.hash(request.password());
        return database.write(tx -> {
            if (!invitations.useSetupToken(tx, token) || store.anyAdmin(tx)) {
                throw new Refusal.Forbidden("error.setup.used");
            }
            Login login = insert(tx, checked, hash, new Standing(Role.ADMIN, true, true));
            knownNetworks.remember(tx, login.account(), from, parts.clock().instant());
            return login;
        });
    }

    /** What a new account may do. */
    private record Standing(Role role, boolean approved, boolean confirmed) {}

    private Login insert(Tx tx, NewLogin request, String hash, Standing standing) {
        Instant now = parts.clock().instant();
        Account account = parts.accounts().create(tx, request.username(), request.country(), request.language(), now);
        Login login = new Login(
                account.id(),
                request.email().key(),
                hash,
                standing.role(),
                standing.approved(),
                standing.confirmed(),
                request.reason(),
                PostingDefaults.NONE,
                now);
        if (!store.insert(tx, login)) {
            throw new Refusal.Invalid(List.of(emailTaken()));
        }
        return login;
    }

    private List<Refusal.Problem> taken(Tx tx, Logins.SignUp request) {
        List<Refusal.Problem> problems = new ArrayList<>();
        if (Accounts.usernameProblem(request.username()).isEmpty()) {
            parts.accounts().takenProblem(tx, request.username()).ifPresent(problems::add);
        }
        Optional<EmailAddress> address = EmailAddress.parse(request.email());
        address.flatMap(email -> store.byEmail(tx, email.key())).ifPresent(_ -> problems.add(emailTaken()));
        address.flatMap(email -> emailDomains.problem(tx, email).or(() -> canonicalEmails.problem(tx, email)))
                .ifPresent(problems::add);
        return problems;
    }

    private static Refusal.Problem emailTaken() {
        return new Refusal.Problem("email", Refusal.Fault.TAKEN, "error.email.taken");
    }

    private static Refusal.Forbidden badInvitation() {
        return new Refusal.Forbidden("error.registrations.invitation");
    }
}
