package org.groundswell.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.webauthn.Credential;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The tables {@code passkey} and {@code passkey_user}. */
final class PasskeyStore {
    /**
     * A passkey as it is needed to verify a sign-in.
     *
     * @param userHandle of its account
     */
    record Held(AccountId account, String userHandle, String name, Credential credential) {}

    /** Gives an account a user handle, if it has none. */
    void insertUser(Tx tx, AccountId account, String handle) {
        tx.sql("INSERT INTO passkey_user (account_id, handle) VALUES (:account, :handle) ON CONFLICT DO NOTHING")
                .set("account", account.value())
                .set("handle", handle)
                .run();
    }

    /** The user handle of an account, which is locked until the transaction ends, so that nothing else adds a passkey to it. */
    Optional<String> lockUser(Tx tx, AccountId account) {
        tx.sql("UPDATE passkey_user SET handle = handle WHERE account_id = :account")
                .set("account", account.value())
                .run();
        return tx.sql("SELECT handle FROM passkey_user WHERE account_id = :account")
                .set("account", account.value())
                .first(row -> row.textOf("handle"));
    }

    /** Adds a passkey; false if there is one with this credential. */
    boolean insert(Tx tx, AccountId account, String name, Credential credential, Instant at) {
        return tx.sql("""
                INSERT INTO passkey (credential_id, account_id, name, public_key, sign_count, backup_eligible,
                                     created_at, last_used_at)
                VALUES (:id, :account, :name, :key, :count, :backup, :at, :at) ON CONFLICT DO NOTHING
                """)
                        .set("id", credential.id())
                        .set("account", account.value())
                        .set("name", name)
                        .set("key", credential.publicKey())
                        .set("count", credential.signCount())
                        .set("backup", credential.backupEligible())
                        .set("at", at)
                        .run()
                == 1;
    }

    /** The passkeys of an account, oldest first. */
    List<Passkey> of(Tx tx, AccountId account) {
        return tx.sql("""
                SELECT credential_id, name, backup_eligible, created_at, last_used_at FROM passkey
                 WHERE account_id = :account ORDER BY created_at, credential_id
                """)
                .set("account", account.value())
                .list(row -> new Passkey(
                        row.textOf("credential_id"),
                        row.textOf("name"),
                        row.booleanOf("backup_eligible"),
                        row.instantOf("created_at"),
                        row.instantOf("last_used_at")));
    }

    Optional<Held> find(Tx tx, String credentialId) {
        return tx.sql("""
                SELECT p.account_id, u.handle, p.name, p.public_key, p.sign_count, p.backup_eligible
                  FROM passkey p JOIN passkey_user u ON u.account_id = p.account_id
                 WHERE p.credential_id = :id
                """)
                .set("id", credentialId)
                .first(row -> new Held(
                        new AccountId(row.longOf("account_id")),
                        row.textOf("handle"),
                        row.textOf("name"),
                        new Credential(
                                credentialId,
                                row.textOf("public_key"),
                                row.longOf("sign_count"),
                                row.booleanOf("backup_eligible"))));
    }

    boolean exists(Tx tx, AccountId account, String credentialId) {
        return tx.sql("SELECT count(*) FROM passkey WHERE credential_id = :id AND account_id = :account")
                        .set("id", credentialId)
                        .set("account", account.value())
                        .number()
                == 1;
    }

    /**
     * Records a sign-in; false if the passkey was removed, or its counter has not grown. Authenticators that don't count
     * always say 0 (Web Authentication Level 3, section 6.1.1).
     */
    boolean use(Tx tx, String credentialId, long signCount, Instant at) {
        return tx.sql("""
                UPDATE passkey SET sign_count = :count, last_used_at = :at
                 WHERE credential_id = :id AND (sign_count < :count OR (sign_count = 0 AND :count = 0))
                """)
                        .set("id", credentialId)
                        .set("count", signCount)
                        .set("at", at)
                        .run()
                == 1;
    }

    /** Renames a passkey of an account; false if it has no such passkey. */
    boolean rename(Tx tx, AccountId account, String credentialId, String name) {
        return tx.sql("UPDATE passkey SET name = :name WHERE credential_id = :id AND account_id = :account")
                        .set("name", name)
                        .set("id", credentialId)
                        .set("account", account.value())
                        .run()
                == 1;
    }

    /** Removes a passkey of an account; false if it has no such passkey. */
    boolean delete(Tx tx, AccountId account, String credentialId) {
        return tx.sql("DELETE FROM passkey WHERE credential_id = :id AND account_id = :account")
                        .set("id", credentialId)
                        .set("account", account.value())
                        .run()
                == 1;
    }

    /** Removes the passkeys of an account, and returns how many there were. */
    int deleteAll(Tx tx, AccountId account) {
        return tx.sql("DELETE FROM passkey WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }
}
