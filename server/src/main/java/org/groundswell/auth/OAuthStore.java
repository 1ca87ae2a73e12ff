package org.groundswell.auth;

import java.time.Instant;
import java.util.Arrays;
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
                INSERT INTO oauth_token (token_hash, app_id, account_id, scopes, created_at)
                VALUES (:hash, :app, :account, :scopes, :at)
                """)
                .set("hash", tokenHash)
                .set("app", grant.appId())
                .setOrNull("account", grant.account().map(AccountId::value).orElse(null))
                .set("scopes", grant.scopes().toString())
                .set("at", at)
                .run();
    }

    Optional<Grant> token(Tx tx, String tokenHash) {
        return tx.sql("""
                SELECT t.app_id, t.account_id, t.scopes
                  FROM oauth_token t LEFT JOIN login l ON l.account_id = t.account_id
                 WHERE t.token_hash = :hash AND (t.account_id IS NULL OR l.approved)
                """)
                .set("hash", tokenHash)
                .first(row -> new Grant(
                        row.longOf("app_id"),
                        row.textOrNull("account_id") == null
                                ? Optional.empty()
                                : Optional.of(new AccountId(row.longOf("account_id"))),
                        Scopes.parse(row.textOf("scopes"))));
    }

    void deleteToken(Tx tx, String tokenHash) {
        tx.sql("DELETE FROM oauth_token WHERE token_hash = :hash")
                .set("hash", tokenHash)
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
