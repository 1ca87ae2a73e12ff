package org.groundswell.auth;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code login}. */
final class LoginStore {
    private static final String SELECT = """
            SELECT account_id, email, password_hash, role, approved, confirmed, reason, default_visibility,
                   default_sensitive, default_quote_policy, created_at
              FROM login
            """;
    private static final String BY_ACCOUNT = SELECT + " WHERE account_id = :account";
    private static final String BY_EMAIL = SELECT + " WHERE email = :email";
    private static final String PENDING = SELECT + " WHERE NOT approved ORDER BY created_at LIMIT 200";

    boolean insert(Tx tx, Login login) {
        return tx.sql("""
                INSERT INTO login (account_id, email, password_hash, role, approved, confirmed, reason,
                                   default_visibility, default_sensitive, default_quote_policy, created_at)
                VALUES (:account, :email, :hash, :role, :approved, :confirmed, :reason, :visibility, :sensitive,
                        :quotePolicy, :at)
                ON CONFLICT DO NOTHING
                """)
                        .set("account", login.account().value())
                        .set("email", login.email())
                        .set("hash", login.passwordHash())
                        .set("role", login.role().word())
                        .set("approved", login.approved())
                        .set("confirmed", login.confirmed())
                        .set("reason", login.reason())
                        .set("visibility", login.posting().visibility().code())
                        .set("sensitive", login.posting().sensitive())
                        .set("quotePolicy", login.posting().quotePolicy().code())
                        .set("at", login.createdAt())
                        .run()
                == 1;
    }

    Optional<Login> byAccount(Tx tx, AccountId account) {
        return tx.sql(BY_ACCOUNT).set("account", account.value()).first(LoginStore::login);
    }

    List<Login> byAccounts(Tx tx, Collection<AccountId> accounts) {
        return tx.sql(SELECT + " WHERE account_id IN (:accounts)")
                .setAll("accounts", accounts.stream().map(AccountId::value).toList())
                .list(LoginStore::login);
    }

    Optional<Login> byEmail(Tx tx, String email) {
        return tx.sql(BY_EMAIL).set("email", email).first(LoginStore::login);
    }

    List<Login> pending(Tx tx) {
        return tx.sql(PENDING).list(LoginStore::login);
    }

    long countPending(Tx tx) {
        return tx.sql("SELECT count(*) FROM login WHERE NOT approved").number();
    }

    boolean anyAdmin(Tx tx) {
        return tx.sql("SELECT count(*) FROM login WHERE role = :admin")
                        .set("admin", Role.ADMIN.word())
                        .number()
                > 0;
    }

    long count(Tx tx) {
        return tx.sql("SELECT count(*) FROM login WHERE approved AND confirmed").number();
    }

    Optional<AccountId> firstAdmin(Tx tx) {
        return tx.sql("SELECT account_id FROM login WHERE role = :admin ORDER BY created_at LIMIT 1")
                .set("admin", Role.ADMIN.word())
                .first(row -> new AccountId(row.longOf("account_id")));
    }

    /** The accounts with a role, oldest first. */
    List<Login> withRoles(Tx tx) {
        return tx.sql(SELECT + " WHERE role <> :user ORDER BY created_at, account_id")
                .set("user", Role.USER.word())
                .list(LoginStore::login);
    }

    /** Locks the set of administrators until this transaction ends; SQLite has one writer anyway. */
    void lockAdmins(Tx tx) {
        tx.sql("UPDATE login SET role = role WHERE role = :admin")
                .set("admin", Role.ADMIN.word())
                .run();
    }

    void setRole(Tx tx, AccountId account, Role role) {
        tx.sql("UPDATE login SET role = :role WHERE account_id = :account")
                .set("role", role.word())
                .set("account", account.value())
                .run();
    }

    /** Approves an account; false if it was not pending. */
    boolean approve(Tx tx, AccountId account) {
        return tx.sql("UPDATE login SET approved = TRUE WHERE account_id = :account AND NOT approved")
                        .set("account", account.value())
                        .run()
                == 1;
    }

    /** Removes a pending account; false if no account with that id is pending. */
    boolean deletePending(Tx tx, AccountId account) {
        boolean deleted = tx.sql("DELETE FROM login WHERE account_id = :account AND NOT approved")
                        .set("account", account.value())
                        .run()
                == 1;
        if (deleted) {
            deleteAccount(tx, account);
        }
        return deleted;
    }

    /** Accounts that were made before a moment and whose address is not confirmed, at most so many. */
    List<AccountId> unconfirmedBefore(Tx tx, Instant moment, int limit) {
        return tx.sql("SELECT account_id FROM login WHERE NOT confirmed AND created_at < :moment LIMIT :limit")
                .set("moment", moment)
                .set("limit", limit)
                .list(row -> new AccountId(row.longOf("account_id")));
    }

    /** Removes an account whose address is not confirmed; false if it is. */
    boolean deleteUnconfirmed(Tx tx, AccountId account) {
        boolean deleted = tx.sql("DELETE FROM login WHERE account_id = :account AND NOT confirmed")
                        .set("account", account.value())
                        .run()
                == 1;
        if (deleted) {
            deleteAccount(tx, account);
        }
        return deleted;
    }

    /** Confirms an address; false if it is not the account's any more. */
    boolean confirm(Tx tx, AccountId account, String email) {
        return tx.sql("UPDATE login SET confirmed = TRUE WHERE account_id = :account AND email = :email")
                        .set("account", account.value())
                        .set("email", email)
                        .run()
                == 1;
    }

    /** Sets a confirmed address; false if another account has it. */
    boolean setEmail(Tx tx, AccountId account, String email) {
        return tx.sql("""
                UPDATE login SET email = :email, confirmed = TRUE
                 WHERE account_id = :account AND NOT EXISTS (
                     SELECT 1 FROM login other WHERE other.email = :email AND other.account_id <> :account)
                """).set("account", account.value()).set("email", email).run() == 1;
    }

    /** Sets the address of an account whose address is not confirmed; false if it is, or another account has the address. */
    boolean setUnconfirmedEmail(Tx tx, AccountId account, String email) {
        return tx.sql("""
                UPDATE login SET email = :email
                 WHERE account_id = :account AND NOT confirmed AND NOT EXISTS (
                     SELECT 1 FROM login other WHERE other.email = :email AND other.account_id <> :account)
                """).set("account", account.value()).set("email", email).run() == 1;
    }

    private static void deleteAccount(Tx tx, AccountId account) {
        // A pending account can be followed already. Without its row of counts, nobody can follow it from now on.
        tx.sql("DELETE FROM account_count WHERE account_id = :account")
                .set("account", account.value())
                .run();
        tx.sql("""
                UPDATE account_count SET following = following - 1
                 WHERE account_id IN (SELECT follower_id FROM follow WHERE followee_id = :account)
                """).set("account", account.value()).run();
        tx.sql("DELETE FROM follow WHERE followee_id = :account")
                .set("account", account.value())
                .run();
        tx.sql("DELETE FROM account WHERE id = :account")
                .set("account", account.value())
                .run();
        tx.sql("DELETE FROM account_name WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    /**
     * Locks a login until the transaction ends, so that its password can't change; false if it has been changed, or the login
     * is gone.
     */
    boolean holdPassword(Tx tx, AccountId account, String hash) {
        return tx.sql("""
                UPDATE login SET password_hash = password_hash WHERE account_id = :account AND password_hash = :hash
                """).set("account", account.value()).set("hash", hash).run() == 1;
    }

    /** A login, which is locked until the transaction ends, so that its password can't change. */
    Optional<Login> hold(Tx tx, AccountId account) {
        tx.sql("UPDATE login SET password_hash = password_hash WHERE account_id = :account")
                .set("account", account.value())
                .run();
        return byAccount(tx, account);
    }

    void setPassword(Tx tx, AccountId account, String hash) {
        tx.sql("UPDATE login SET password_hash = :hash WHERE account_id = :account")
                .set("account", account.value())
                .set("hash", hash)
                .run();
    }

    void setDefaults(Tx tx, AccountId account, PostingDefaults defaults) {
        tx.sql("""
                UPDATE login SET default_visibility = :visibility, default_sensitive = :sensitive,
                                 default_quote_policy = :quotePolicy
                 WHERE account_id = :account
                """)
                .set("account", account.value())
                .set("visibility", defaults.visibility().code())
                .set("sensitive", defaults.sensitive())
                .set("quotePolicy", defaults.quotePolicy().code())
                .run();
    }

    void delete(Tx tx, AccountId account) {
        tx.sql("DELETE FROM login WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    private static Login login(Row row) {
        return new Login(
                new AccountId(row.longOf("account_id")),
                row.textOf("email"),
                row.textOf("password_hash"),
                Role.ofStored(row.textOf("role")),
                row.booleanOf("approved"),
                row.booleanOf("confirmed"),
                row.textOf("reason"),
                PostingDefaultsStore.defaults(row),
                row.instantOf("created_at"));
    }
}
