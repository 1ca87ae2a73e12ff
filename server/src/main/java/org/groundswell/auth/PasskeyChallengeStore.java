package org.groundswell.auth;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.auth.PasskeyChallenge.Purpose;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code passkey_challenge}. Challenges are kept as hashes. */
final class PasskeyChallengeStore {
    void insert(Tx tx, String challengeHash, PasskeyChallenge challenge) {
        tx.sql("""
                INSERT INTO passkey_challenge (challenge_hash, browser_hash, purpose, account_id, expires_at)
                VALUES (:hash, :browser, :purpose, :account, :expires)
                """)
                .set("hash", challengeHash)
                .set("browser", challenge.browserHash())
                .set("purpose", challenge.purpose().word())
                .setOrNull("account", challenge.account().map(AccountId::value).orElse(null))
                .set("expires", challenge.expiresAt())
                .run();
    }

    /** A challenge that has not expired. */
    Optional<PasskeyChallenge> find(Tx tx, String challengeHash, Instant now) {
        return tx.sql("""
                SELECT browser_hash, purpose, account_id, expires_at FROM passkey_challenge
                 WHERE challenge_hash = :hash AND expires_at >= :now
                """)
                .set("hash", challengeHash)
                .set("now", now)
                .first(row -> new PasskeyChallenge(
                        Purpose.ofStored(row.textOf("purpose")),
                        row.textOf("browser_hash"),
                        row.textOrNull("account_id") == null
                                ? Optional.empty()
                                : Optional.of(new AccountId(row.longOf("account_id"))),
                        row.instantOf("expires_at")));
    }

    /** Uses a challenge up; false if it has been used. Of two at once the database lets one have it. */
    boolean use(Tx tx, String challengeHash) {
        return tx.sql("DELETE FROM passkey_challenge WHERE challenge_hash = :hash")
                        .set("hash", challengeHash)
                        .run()
                == 1;
    }

    void deleteAll(Tx tx, AccountId account) {
        tx.sql("DELETE FROM passkey_challenge WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    /** Drops challenges that expired before a moment, at most so many. */
    int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM passkey_challenge WHERE challenge_hash IN (
                    SELECT challenge_hash FROM passkey_challenge WHERE expires_at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }
}
