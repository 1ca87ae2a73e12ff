package org.groundswell.auth;

import java.util.Optional;
import org.groundswell.auth.MailLink.Purpose;
import org.groundswell.db.Database;
import org.groundswell.model.Refusal;

/** New passwords in place of forgotten ones, by a link sent to the account's address. */
public final class PasswordResets {
    private final LoginParts parts;
    private final Passwords passwords;
    private final PasswordChanges changes;
    private final MailLinks links;
    private final Database database;
    private final MailLinkStore linkStore = new MailLinkStore();
    private final LoginStore store = new LoginStore();
    private final PasskeyStore passkeys = new PasskeyStore();

    PasswordResets(LoginParts parts, Passwords passwords, PasswordChanges changes) {
        this.parts = parts;
        this.passwords = passwords;
        this.changes = changes;
        this.links = new MailLinks(parts);
        this.database = parts.database();
    }

    /**
     * The account whose password a link sets.
     *
     * @param passkeys how many it has
     */
    public record ForgottenPassword(String account, int passkeys) {}

    /** What a link is for; empty if it was used or has expired. */
    public Optional<ForgottenPassword> find(String token) {
        return database.read(tx -> links.find(tx, token)
                .filter(link -> link.purpose() == Purpose.RESET)
                .map(link -> new ForgottenPassword(
                        parts.mail().name(tx, link.account()),
                        passkeys.of(tx, link.account()).size())));
    }

    /**
     * Sets a new password, and ends all sessions, tokens and codes of the account. Works once.
     *
     * @param removePasskeys also removes the passkeys of the account: someone who knew its old password may have added one.
     *     Two-factor authentication stays as it is
     * @throws Refusal.Forbidden if the link was used or has expired
     * @throws Refusal.Invalid if that can't be a password
     */
    public void reset(String token, String wanted, boolean removePasskeys) {
        if (find(token).isEmpty()) {
            throw new Refusal.Forbidden("error.link");
        }
        Passwords.check(wanted);
        String hash = passwords.hash(wanted);
        database.writing(tx -> {
            MailLink link = links.find(tx, token)
                    .filter(found -> found.purpose() == Purpose.RESET)
                    .filter(_ -> linkStore.use(tx, Secrets.hash(token)))
                    .orElseThrow(() -> new Refusal.Forbidden("error.link"));
            // Reading the message proves the address as well as a confirmation does.
            store.confirm(tx, link.account(), link.email().key());
            changes.set(tx, link.account(), hash);
            if (removePasskeys && passkeys.deleteAll(tx, link.account()) > 0) {
                parts.mail()
                        .send(
                                tx,
                                link.account(),
                                SecurityLetters.allPasskeysRemoved(parts.mail().name(tx, link.account())));
            }
        });
    }
}
