package org.groundswell.auth;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.auth.MailLink.Purpose;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.text.EmailAddress;

/** The table {@code mail_link}. Tokens are kept as hashes. */
final class MailLinkStore {
    void insert(Tx tx, String tokenHash, MailLink link) {
        tx.sql("""
                INSERT INTO mail_link (token_hash, account_id, purpose, email, expires_at)
                VALUES (:hash, :account, :purpose, :email, :expires)
                """)
                .set("hash", tokenHash)
                .set("account", link.account().value())
                .set("purpose", link.purpose().word())
                .set("email", link.email().key())
                .set("expires", link.expiresAt())
                .run();
    }

    /** A link that has not expired. */
    Optional<MailLink> find(Tx tx, String tokenHash, Instant now) {
        return tx.sql("""
                SELECT account_id, purpose, email, expires_at FROM mail_link WHERE token_hash = :hash AND expires_at >= :now
                """)
                .set("hash", tokenHash)
                .set("now", now)
                .first(row -> new MailLink(
                        new AccountId(row.longOf("account_id")),
                        Purpose.ofStored(row.textOf("purpose")),
                        EmailAddress.parse(row.textOf("email")).orElseThrow(),
                        row.instantOf("expires_at")));
    }

    /** Uses a link up; false if it has been used. Of two at once the database lets one have it. */
    boolean use(Tx tx, String tokenHash) {
        return tx.sql("DELETE FROM mail_link WHERE token_hash = :hash")
                        .set("hash", tokenHash)
                        .run()
                == 1;
    }

    void deleteAll(Tx tx, AccountId account, Purpose purpose) {
        tx.sql("DELETE FROM mail_link WHERE account_id = :account AND purpose = :purpose")
                .set("account", account.value())
                .set("purpose", purpose.word())
                .run();
    }

    void deleteAll(Tx tx, AccountId account) {
        tx.sql("DELETE FROM mail_link WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    /** Drops links that expired before a moment, at most so many. */
    int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM mail_link WHERE token_hash IN (
                    SELECT token_hash FROM mail_link WHERE expires_at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }
}
