package org.groundswell.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.MailLink.Purpose;
import org.groundswell.db.Tx;
import org.groundswell.mail.Mailer;
import org.groundswell.model.AccountId;
import org.groundswell.text.EmailAddress;

/** Makes links and sends them. A new link of a purpose ends the earlier ones. */
final class MailLinks {
    private final Mailer mailer;
    private final AccountStore accounts;
    private final InstantSource clock;
    private final MailLinkStore store = new MailLinkStore();
    private final Secrets secrets = new Secrets();

    MailLinks(LoginParts parts) {
        this.mailer = parts.mailer();
        this.accounts = parts.accountStore();
        this.clock = parts.clock();
    }

    /** Sends a new link to an address. */
    void send(Tx tx, AccountId account, Purpose purpose, EmailAddress email) {
        String token = secrets.make();
        Instant expires = clock.instant().plus(purpose.life());
        store.deleteAll(tx, account, purpose);
        store.insert(tx, Secrets.hash(token), new MailLink(account, purpose, email, expires));
        String name =
                accounts.byId(tx, account).map(Account::acct).orElseThrow().username();
        mailer.send(tx, email, SecurityLetters.link(purpose, name, token).usefulUntil(expires));
    }

    /** The link of a token; empty if it is for another purpose, was used or has expired. */
    Optional<MailLink> find(Tx tx, String token) {
        return Secrets.isPlausible(token) ? store.find(tx, Secrets.hash(token), clock.instant()) : Optional.empty();
    }
}
