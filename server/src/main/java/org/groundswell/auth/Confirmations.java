package org.groundswell.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.groundswell.auth.MailLink.Purpose;
import org.groundswell.db.Database;
import org.groundswell.db.DatabaseException;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.text.EmailAddress;

/** The confirmation of e-mail addresses, of new accounts and of changes. */
public final class Confirmations {
    private static final int PIECE = 1_000;
    /** After this time an account whose address was never confirmed is removed, so that the address can be used again. */
    public static final Duration UNCONFIRMED_LIVES = Duration.ofDays(7);

    private final LoginParts parts;
    private final PasswordChanges passwords;
    private final MailLimits limits;
    private final MailLinks links;
    private final EmailDomains emailDomains;
    private final CanonicalEmails canonicalEmails = new CanonicalEmails();
    private final Database database;
    private final MailLinkStore linkStore = new MailLinkStore();
    private final LoginStore store = new LoginStore();
    private final KnownNetworkStore knownNetworks = new KnownNetworkStore();

    Confirmations(LoginParts parts, PasswordChanges passwords, MailLimits limits) {
        this.parts = parts;
        this.passwords = passwords;
        this.limits = limits;
        this.links = new MailLinks(parts);
        this.emailDomains = new EmailDomains(parts);
        this.database = parts.database();
    }

    /**
     * What a link would confirm.
     *
     * @param account name of the account
     */
    public record Pending(String account, String email) {}

    /** The confirmation that a link offers; empty if it was used or has expired. */
    public Optional<Pending> find(String token) {
        return database.read(tx -> links.find(tx, token)
                .filter(link -> link.purpose() != Purpose.RESET)
                .map(link -> new Pending(
                        parts.mail().name(tx, link.account()), link.email().key())));
    }

    /**
     * Confirms the address that a link was sent to. Works once.
     *
     * @return whether this completes a sign-up, rather than a change
     * @throws Refusal.Forbidden if the link was used or has expired
     * @throws Refusal.Invalid if another account has the address by now
     */
    public boolean confirm(String token) {
        return Purpose.CONFIRM
                == changing(tx -> {
                    MailLink link = links.find(tx, token)
                            .filter(found -> found.purpose() != Purpose.RESET)
                            .filter(_ -> linkStore.use(tx, Secrets.hash(token)))
                            .orElseThrow(() -> new Refusal.Forbidden("error.link"));
                    if (link.purpose() == Purpose.CONFIRM) {
                        if (!store.confirm(tx, link.account(), link.email().key())) {
                            throw new Refusal.Forbidden("error.link");
                        }
                    } else {
                        change(tx, link);
                    }
                    return link.purpose();
                });
    }

    /** Changes an address, for the purpose that is returned. Another transaction may take it between the check and the change. */
    private Purpose changing(Function<Tx, Purpose> change) {
        try {
            return database.write(change);
        } catch (DatabaseException e) {
            if (e.isDuplicate()) {
                throw taken();
            }
            throw e;
        }
    }

    private static Refusal.Invalid taken() {
        return new Refusal.Invalid("email", Refusal.Fault.TAKEN, "error.email.taken");
    }

    private void change(Tx tx, MailLink link) {
        Login login = store.byAccount(tx, link.account()).orElseThrow(() -> new Refusal.Forbidden("error.link"));
        refuseIfUnusable(tx, link.account(), link.email());
        parts.mail()
                .send(
                        tx,
                        link.account(),
                        SecurityLetters.addressChanged(parts.mail().name(tx, login.account()), link.email()));
        if (!store.setEmail(tx, link.account(), link.email().key())) {
            throw taken();
        }
        // A link to the old address must not change the password of the account.
        linkStore.deleteAll(tx, link.account());
    }

    /** Whether the address of an account is confirmed. */
    public boolean isConfirmed(AccountId account) {
        return database.read(tx -> store.byAccount(tx, account))
                .filter(Login::confirmed)
                .isPresent();
    }

    /**
     * Sends the link once more, while the address is not confirmed.
     *
     * @param changed another address to send it to, which becomes the account's
     * @param network the network the request comes from, as limits count
     * @throws Refusal.Forbidden if the address is confirmed
     * @throws Refusal.Invalid if the other address is none, or another account has it
     * @throws Refusal.TooMany after too many requests
     */
    public void resend(AccountId account, Optional<String> changed, String network) {
        Login login = login(account);
        if (login.confirmed()) {
            throw new Refusal.Forbidden("error.email.confirmed");
        }
        EmailAddress email = address(changed.orElse(login.email()));
        limits.take(account, network, email);
        changing(tx -> {
            refuseIfUnusable(tx, account, email);
            if (!store.setUnconfirmedEmail(tx, account, email.key())) {
                // Confirmed a moment ago, or another request was faster with this address.
                throw new Refusal.Forbidden("error.email.confirmed");
            }
            links.send(tx, account, Purpose.CONFIRM, email);
            return Purpose.CONFIRM;
        });
    }

    /**
     * Begins a change of the address: sends a link to the new one, which becomes the account's when it is confirmed, and tells
     * the present one. The link ends with the password that was given for it.
     *
     * @param present the current password
     * @param network the network the request comes from, as limits count
     * @throws Refusal.Unauthorised if the current password is wrong
     * @throws Refusal.Invalid if that is no address, or another account has it
     * @throws Refusal.TooMany after too many requests
     */
    public void beginChange(AccountId account, String present, String wanted, String network) {
        EmailAddress email = address(wanted);
        passwords.checkPresent(account, present);
        limits.take(account, network, email);
        database.writing(tx -> {
            refuseIfUnusable(tx, account, email);
            links.send(tx, account, Purpose.CHANGE, email);
            parts.mail()
                    .send(
                            tx,
                            account,
                            SecurityLetters.addressChanging(parts.mail().name(tx, account), email));
        });
    }

    /** Drops expired links, and accounts whose address was not confirmed in time. */
    public int purgeExpired() {
        Instant now = parts.clock().instant();
        int purged = database.purge(PIECE, tx -> linkStore.purge(tx, now, PIECE));
        List<AccountId> unconfirmed =
                database.read(tx -> store.unconfirmedBefore(tx, now.minus(UNCONFIRMED_LIVES), PIECE));
        for (AccountId account : unconfirmed) {
            purged += database.write(tx -> {
                if (!store.deleteUnconfirmed(tx, account)) {
                    return 0;
                }
                knownNetworks.delete(tx, account);
                parts.given().forEach(each -> each.revoke(tx, account));
                return 1;
            });
        }
        return purged;
    }

    private static EmailAddress address(String typed) {
        EmailAddress.problem(typed).ifPresent(problem -> {
            throw new Refusal.Invalid(List.of(problem));
        });
        return EmailAddress.parse(typed).orElseThrow();
    }

    private void refuseIfUnusable(Tx tx, AccountId account, EmailAddress email) {
        emailDomains
                .problem(tx, email)
                .or(() -> canonicalEmails.problem(tx, email))
                .ifPresent(problem -> {
                    throw new Refusal.Invalid(List.of(problem));
                });
        if (store.byEmail(tx, email.key())
                .filter(login -> !login.account().equals(account))
                .isPresent()) {
            throw taken();
        }
    }

    private Login login(AccountId account) {
        return database.read(tx -> store.byAccount(tx, account)).orElseThrow(Refusal.NotFound::new);
    }
}
