package org.groundswell.auth;

import java.time.Duration;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** Changing a password, and the proof of the current one that sensitive settings need. */
final class PasswordChanges {
    private final LoginParts parts;
    private final Passwords passwords;
    private final Database database;
    private final Attempts changes;
    private final LoginStore store = new LoginStore();
    private final SessionStore sessions = new SessionStore();
    private final SecondFactorStore tickets = new SecondFactorStore();
    private final PasskeyChallengeStore challenges = new PasskeyChallengeStore();
    private final MailLinkStore links = new MailLinkStore();

    PasswordChanges(LoginParts parts, Passwords passwords) {
        this.parts = parts;
        this.passwords = passwords;
        this.database = parts.database();
        this.changes = new Attempts(10, Duration.ofMinutes(5), parts.clock());
    }

    /** See {@link Logins#changePassword}. */
    void changePassword(AccountId account, String present, String wanted) {
        Passwords.check(wanted);
        Login login = present(account, present);
        String hash = passwords.hash(wanted);
        database.writing(tx -> {
            if (!store.holdPassword(tx, account, login.passwordHash())) {
                // Another request was faster, and has just ended the session or token of this one.
                throw notPresent();
            }
            set(tx, account, hash);
        });
    }

    /** See {@link Logins#setPassword}. */
    void setPassword(AccountId account, String wanted) {
        Passwords.check(wanted);
        String hash = passwords.hash(wanted);
        database.writing(tx -> set(tx, account, hash));
    }

    /** Sets a password, ends all that was opened or begun with the old one, and tells the account's owner. */
    void set(Tx tx, AccountId account, String hash) {
        store.setPassword(tx, account, hash);
        sessions.deleteAll(tx, account);
        links.deleteAll(tx, account, MailLink.Purpose.RESET);
        links.deleteAll(tx, account, MailLink.Purpose.CHANGE);
        tickets.deleteTickets(tx, account);
        challenges.deleteAll(tx, account);
        parts.given().forEach(each -> each.revoke(tx, account));
        if (parts.mailer().isOn()) {
            parts.mail()
                    .send(
                            tx,
                            account,
                            SecurityLetters.passwordChanged(parts.mail().name(tx, account)));
        }
    }

    /** @throws Refusal.Unauthorised if that is not the account's password */
    void checkPresent(AccountId account, String present) {
        present(account, present);
    }

    private Login present(AccountId account, String present) {
        changes.take(account.toString());
        Login login = database.read(tx -> store.byAccount(tx, account)).orElseThrow(Refusal.NotFound::new);
        if (!passwords.matches(present, login.passwordHash())) {
            throw notPresent();
        }
        return login;
    }

    private static Refusal.Unauthorised notPresent() {
        return new Refusal.Unauthorised("error.password.wrong");
    }
}
