package org.groundswell.auth;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The tables {@code totp}, {@code recovery_code} and {@code sign_in_ticket}. */
final class SecondFactorStore {
    /** The secret of an account, in Base32. */
    record Secret(String base32, boolean confirmed) {}

    Optional<Secret> secret(Tx tx, AccountId account) {
        return tx.sql("SELECT secret, confirmed FROM totp WHERE account_id = :account")
                .set("account", account.value())
                .first(row -> new Secret(row.textOf("secret"), row.booleanOf("confirmed")));
    }

    /** Sets a secret that is not confirmed yet; does nothing if there is a confirmed one. */
    boolean setUnconfirmed(Tx tx, AccountId account, String secret) {
        return tx.sql("""
                INSERT INTO totp (account_id, secret) VALUES (:account, :secret)
                ON CONFLICT (account_id) DO UPDATE SET secret = :secret WHERE NOT totp.confirmed
                """).set("account", account.value()).set("secret", secret).run() == 1;
    }

    /** Confirms a secret; false if it has been confirmed or replaced. */
    boolean confirm(Tx tx, AccountId account, String secret) {
        return tx.sql("""
                UPDATE totp SET confirmed = TRUE WHERE account_id = :account AND secret = :secret AND NOT confirmed
                """).set("account", account.value()).set("secret", secret).run() == 1;
    }

    boolean delete(Tx tx, AccountId account) {
        deleteRecoveryCodes(tx, account);
        deleteTickets(tx, account);
        return tx.sql("DELETE FROM totp WHERE account_id = :account AND confirmed")
                        .set("account", account.value())
                        .run()
                == 1;
    }

    /**
     * Counts an attempt until it proves right, so that attempts at the same moment can't exceed the limit.
     *
     * @param since attempts before this moment no longer count
     * @return false if there were too many
     */
    boolean takeAttempt(Tx tx, AccountId account, int most, Instant since, Instant now) {
        return tx.sql("""
                UPDATE totp
                   SET tries = CASE WHEN tries_since < :since THEN 1 ELSE tries + 1 END,
                       tries_since = CASE WHEN tries_since < :since THEN :now ELSE tries_since END
                 WHERE account_id = :account AND (tries < :most OR tries_since < :since)
                """)
                        .set("account", account.value())
                        .set("most", most)
                        .set("since", since)
                        .set("now", now)
                        .run()
                == 1;
    }

    void forgetAttempts(Tx tx, AccountId account) {
        tx.sql("UPDATE totp SET tries = 0 WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    /** Uses the code of a step; false if it, or a later one, has been used. Of two at once the database lets one have it. */
    boolean useStep(Tx tx, AccountId account, long step) {
        return tx.sql("UPDATE totp SET last_step = :step WHERE account_id = :account AND last_step < :step")
                        .set("account", account.value())
                        .set("step", step)
                        .run()
                == 1;
    }

    void insertRecoveryCode(Tx tx, AccountId account, String codeHash) {
        tx.sql("INSERT INTO recovery_code (account_id, code_hash) VALUES (:account, :hash)")
                .set("account", account.value())
                .set("hash", codeHash)
                .run();
    }

    /** Uses a recovery code; false if there is none. */
    boolean useRecoveryCode(Tx tx, AccountId account, String codeHash) {
        return tx.sql("DELETE FROM recovery_code WHERE account_id = :account AND code_hash = :hash")
                        .set("account", account.value())
                        .set("hash", codeHash)
                        .run()
                == 1;
    }

    long recoveryCodes(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM recovery_code WHERE account_id = :account")
                .set("account", account.value())
                .number();
    }

    void deleteRecoveryCodes(Tx tx, AccountId account) {
        tx.sql("DELETE FROM recovery_code WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    void insertTicket(Tx tx, String tokenHash, AccountId account, Instant expires) {
        tx.sql("INSERT INTO sign_in_ticket (token_hash, account_id, expires_at) VALUES (:hash, :account, :expires)")
                .set("hash", tokenHash)
                .set("account", account.value())
                .set("expires", expires)
                .run();
    }

    /** The account of a ticket that has not expired. */
    Optional<AccountId> ticket(Tx tx, String tokenHash, Instant now) {
        return tx.sql("SELECT account_id FROM sign_in_ticket WHERE token_hash = :hash AND expires_at >= :now")
                .set("hash", tokenHash)
                .set("now", now)
                .first(row -> new AccountId(row.longOf("account_id")));
    }

    boolean useTicket(Tx tx, String tokenHash) {
        return tx.sql("DELETE FROM sign_in_ticket WHERE token_hash = :hash")
                        .set("hash", tokenHash)
                        .run()
                == 1;
    }

    void deleteTickets(Tx tx, AccountId account) {
        tx.sql("DELETE FROM sign_in_ticket WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    /** Drops tickets that expired before a moment, at most so many. */
    int purgeTickets(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM sign_in_ticket WHERE token_hash IN (
                    SELECT token_hash FROM sign_in_ticket WHERE expires_at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }
}
