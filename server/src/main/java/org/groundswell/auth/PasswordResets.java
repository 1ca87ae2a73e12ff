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

    PasswordResets(LoginParts parts, Passwords passwords, PasswordChanges changes) {
        this.parts = parts;
        this.passwords = passwords;
        this.changes = changes;
        this.links = new MailLinks(parts);
        this.database = parts.database();
    }

    /** The name of the account whose password a link sets; empty if it was used or has expired. */
    public Optional<String> account(String token) {
        return database.read(tx -> links.find(tx, token)
                .filter(link -> link.purpose() == Purpose.RESET)
                .map(link -> parts.mail().name(tx, link.account())));
    }

    /**
     * Sets a new password, and ends all sessions, tokens and codes of the account. Works once.
     *
     * @throws Refusal.Forbidden if the link was used or has expired
     * @throws Refusal.Invalid if that can't be a password
     */
    public void reset(String token, String wanted) {
        if (account(token).isEmpty()) {
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
        });
    }
}
