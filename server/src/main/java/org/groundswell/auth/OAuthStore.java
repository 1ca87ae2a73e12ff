package org.groundswell.auth;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The tables {@code oauth_app}, {@code oauth_code} and {@code oauth_token}. */
final class OAuthStore {
    /** An authorization code, as it was given out. */
    record Code(
            long appId, AccountId account, String redirectUri, Scopes scopes, String challenge, Instant expiresAt) {}

    private static final String APP = """
            SELECT id, client_id, secret_hash, name, website, redirect_uris, scopes, created_at FROM oauth_app
            """;
    private static final String APP_BY_CLIENT = APP + " WHERE client_id = :clientId";
    private static final String APP_BY_ID = APP + " WHERE id = :id";

    void insertApp(Tx tx, Application app) {
        tx.sql("""
                INSERT INTO oauth_app (id, client_id, secret_hash, name, website, redirect_uris, scopes, created_at)
                VALUES (:id, :clientId, :secretHash, :name, :website, :redirectUris, :scopes, :at)
                """)
                .set("id", app.id())
                .set("clientId", app.clientId())
                .set("secretHash", app.secretHash())
                .set("name", app.name())
                .set("website", app.website())
                .set("redirectUris", String.join("\n", app.redirectUris()))
                .set("scopes", app.scopes().toString())
                .set("at", app.createdAt())
                .run();
    }

    Optional<Application> app(Tx tx, String clientId) {
        return tx.sql(APP_BY_CLIENT).set("clientId", clientId).first(OAuthStore::app);
    }

    Optional<Application> app(Tx tx, long id) {
        return tx.sql(APP_BY_ID).set("id", id).first(OAuthStore::app);
    }

    void insertCode(Tx tx, String codeHash, Code code) {
        tx.sql("""
                INSERT INTO oauth_code (code_hash, app_id, account_id, redirect_uri, scopes, challenge, expires_at)
                VALUES (:hash, :app, :account, :redirectUri, :scopes, :challenge, :expires)
                """)
                .set("hash", codeHash)
                .set("app", code.appId())
                .set("account", code.account().value())
                .set("redirectUri", code.redirectUri())
                .set("scopes", code.scopes().toString())
                .set("challenge", code.challenge())
                .set("expires", code.expiresAt())
                .run();
    }

    /** Uses a code; empty if there is none, or it has been used. Of two at once the database lets one have it. */
    Optional<Code> useCode(Tx tx, String codeHash) {
        int used = tx.sql("UPDATE oauth_code SET used = TRUE WHERE code_hash = :hash AND NOT used")
                .set("hash", codeHash)
                .run();
        return used == 0
                ? Optional.empty()
                : tx.sql("""
                        SELECT app_id, account_id, redirect_uri, scopes, challenge, expires_at
                          FROM oauth_code WHERE code_hash = :hash
                        """)
                        .set("hash", codeHash)
                        .first(row -> new Code(
                                row.longOf("app_id"),
                                new AccountId(row.longOf("account_id")),
                                row.textOf("redirect_uri"),
                                Scopes.parse(row.textOf("scopes")),
                                row.textOf("challenge"),
                                row.instantOf("expires_at")));
    }

    /** Whether moderators have frozen or suspended an account. */
    boolean isRestricted(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM account WHERE id = :account AND (frozen OR suspended_at IS NOT NULL)")
                        .set("account", account.value())
                        .number()
                == 1;
    }

    /** Notes which token a code gave. */
    void noteToken(Tx tx, String codeHash, String tokenHash) {
        tx.sql("UPDATE oauth_code SET token_hash = :token WHERE code_hash = :hash")
                .set("token", tokenHash)
                .set("hash", codeHash)
                .run();
    }

    /** The hash of the token a code gave, if it gave one. */
    Optional<String> tokenOf(Tx tx, String codeHash) {
        return tx.sql("SELECT token_hash FROM oauth_code WHERE code_hash = :hash AND token_hash IS NOT NULL")
                .set("hash", codeHash)
                .first(row -> row.textOf("token_hash"));
    }

    void deleteCodes(Tx tx, AccountId account) {
        tx.sql("DELETE FROM oauth_code WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    /** Drops codes that expired before a moment, at most so many. */
    int purgeCodes(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM oauth_code WHERE code_hash IN (
                    SELECT code_hash FROM oauth_code WHERE expires_at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }

    void insertToken(Tx tx, String tokenHash, Grant grant, Instant at) {
        tx.sql("""
                INSERT INTO oauth_token (token_hash, app_id, account_id, scopes, created_at, last_used_at)
                VALUES (:hash, :app, :account, :scopes, :at, :at)
                """)
                .set("hash", tokenHash)
                .set("app", grant.appId())
                .setOrNull("account", grant.account().map(AccountId::value).orElse(null))
                .set("scopes", grant.scopes().toString())
                .set("at", at)
                .run();
    }

    /**
     * A token's grant.
     *
     * @param approved whether a moderator has approved its account, where that is needed
     * @param confirmed whether the address of its account is confirmed
     * @param restricted whether moderators have frozen or suspended its account
     */
    record Held(Grant grant, boolean approved, boolean confirmed, boolean restricted) {}

    Optional<Held> token(Tx tx, String tokenHash) {
        return tx.sql("""
                SELECT t.app_id, t.account_id, t.scopes,
                       t.account_id IS NULL OR l.approved AS approved, t.account_id IS NULL OR l.confirmed AS confirmed,
                       t.account_id IS NOT NULL AND (a.frozen OR a.suspended_at IS NOT NULL) AS restricted
                  FROM oauth_token t
                  LEFT JOIN login l ON l.account_id = t.account_id LEFT JOIN account a ON a.id = t.account_id
                 WHERE t.token_hash = :hash AND (t.account_id IS NULL OR l.account_id IS NOT NULL)
                """)
                .set("hash", tokenHash)
                .first(row -> new Held(
                        new Grant(
                                row.longOf("app_id"),
                                row.textOrNull("account_id") == null
                                        ? Optional.empty()
                                        : Optional.of(new AccountId(row.longOf("account_id"))),
                                Scopes.parse(row.textOf("scopes"))),
                        row.booleanOf("approved"),
                        row.booleanOf("confirmed"),
                        row.booleanOf("restricted")));
    }

    /** Those of some tokens that give access to an account now. */
    List<String> active(Tx tx, Collection<String> tokenHashes) {
        return tx.sql("""
                SELECT t.token_hash FROM oauth_token t
                  JOIN login l ON l.account_id = t.account_id JOIN account a ON a.id = t.account_id
                 WHERE t.token_hash IN (:hashes) AND l.approved AND l.confirmed
                   AND NOT a.frozen AND a.suspended_at IS NULL
                """).setAll("hashes", tokenHashes).list(row -> row.textOf("token_hash"));
    }

    void deleteToken(Tx tx, String tokenHash) {
        tx.sql("DELETE FROM oauth_token WHERE token_hash = :hash")
                .set("hash", tokenHash)
                .run();
    }

    void setLastUse(Tx tx, String tokenHash, Instant at) {
        tx.sql("UPDATE oauth_token SET last_used_at = :at WHERE token_hash = :hash AND last_used_at < :at")
                .set("hash", tokenHash)
                .set("at", at)
                .run();
    }

    /** The apps with access to an account, once for each token, those used last first. */
    List<GrantedApp> granted(Tx tx, AccountId account) {
        return tx.sql("""
                SELECT a.id, a.name, a.website, t.scopes, t.created_at, t.last_used_at
                  FROM oauth_token t JOIN oauth_app a ON a.id = t.app_id
                 WHERE t.account_id = :account
                 ORDER BY t.last_used_at DESC, t.created_at DESC, t.token_hash
                 LIMIT 1000
                """)
                .set("account", account.value())
                .list(row -> new GrantedApp(
                        row.longOf("id"),
                        row.textOf("name"),
                        row.textOf("website"),
                        Scopes.parse(row.textOf("scopes")),
                        row.instantOf("created_at"),
                        row.instantOf("last_used_at")));
    }

    /** Deletes an app's codes for an account. */
    void deleteCodes(Tx tx, AccountId account, long app) {
        tx.sql("DELETE FROM oauth_code WHERE account_id = :account AND app_id = :app")
                .set("account", account.value())
                .set("app", app)
                .run();
    }

    /** Deletes an app's tokens for an account; the number of them. */
    int deleteTokens(Tx tx, AccountId account, long app) {
        return tx.sql("DELETE FROM oauth_token WHERE account_id = :account AND app_id = :app")
                .set("account", account.value())
                .set("app", app)
                .run();
    }

    void deleteTokens(Tx tx, AccountId account) {
        tx.sql("DELETE FROM oauth_token WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    private static Application app(Row row) {
        return new Application(
                row.longOf("id"),
                row.textOf("client_id"),
                row.textOf("secret_hash"),
                row.textOf("name"),
                row.textOf("website"),
                Arrays.asList(row.textOf("redirect_uris").split("\n")),
                Scopes.parse(row.textOf("scopes")),
                row.instantOf("created_at"));
    }
}
