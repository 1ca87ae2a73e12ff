package org.groundswell.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeUri;
import org.groundswell.words.AccountId;
import org.groundswell.words.Refusal;

/** OAuth 2 (RFC 6749) as Mastodon's apps use it, with PKCE (RFC 7636). Secrets and tokens are kept as hashes only. */
public final class OAuth {
    /** "Show me the code, I'll copy it": for apps that can't be redirected to. */
    public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

    private static final Duration CODE_LIVES = Duration.ofMinutes(10);
    /** So long a revocation by another process may go unnoticed. */
    private static final Duration TOKEN_REMEMBERED = Duration.ofSeconds(10);

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URI = 2_000;

    /** What an app says of itself when it registers. */
    public record Registration(String name, String website, List<String> redirectUris, String scopes) {}

    /**
     * A registered app, with its secret, which is never shown again.
     */
    public record Registered(Application app, String secret) {}

    /** What an app asks a person for. */
    public record Request(Application app, String redirectUri, Scopes scopes, String challenge) {}

    /** A token as given out; it is never shown again. */
    public record Token(String secret, Scopes scopes, Instant createdAt) {}

    private final Database database;
    private final OAuthStore store = new OAuthStore();
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    private final Cache<String, Grant> grants = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(TOKEN_REMEMBERED)
            .build();

    private final Cache<Long, Application> apps =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public OAuth(Database database, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal.Invalid if a name is missing, or a redirect address is none or would run code */
    public Registered register(Registration registration) {
        String name = PlainText.line("client_name", registration.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal.Invalid("client_name", "must be 1 to " + LONGEST_NAME + " characters");
        }
        if (registration.redirectUris().isEmpty()) {
            throw new Refusal.Invalid("redirect_uris", "can't be blank");
        }
        registration.redirectUris().forEach(OAuth::checkRedirect);
        String website = PlainText.line("website", registration.website());
        if (!website.isEmpty() && SafeUri.parse(website).isEmpty()) {
            throw new Refusal.Invalid("website", "must be an http or https address");
        }
        Scopes scopes = registration.scopes().isBlank() ? Scopes.parse("read") : Scopes.parse(registration.scopes());
        String secret = secrets.make();
        Application app = new Application(
                ids.next(),
                secrets.make(),
                Secrets.hash(secret),
                name,
                website,
                registration.redirectUris(),
                scopes,
                clock.instant());
        database.writing(tx -> store.insertApp(tx, app));
        return new Registered(app, secret);
    }

    public Optional<Application> app(long id) {
        // Apps never change once they are registered.
        return Optional.ofNullable(apps.get(
                id, _ -> database.read(tx -> store.app(tx, id)).orElse(null)));
    }

    /**
     * Checks what an app asks a person for, before the person is asked.
     *
     * @param scopes empty for all the app registered
     * @param challenge PKCE's, or empty; {@code method} then says how it was made
     */
    public Request request(String clientId, String redirectUri, String scopes, String challenge, String method) {
        Application app = database.read(tx -> store.app(tx, clientId)).orElseThrow(OAuth::unknownClient);
        if (!app.redirectUris().contains(redirectUri)) {
            throw OAuthRefusal.invalidRequest("The redirect uri included is not valid.");
        }
        if (!challenge.isEmpty() && !method.equals("S256")) {
            throw OAuthRefusal.invalidRequest("The code challenge method must be S256.");
        }
        return new Request(app, redirectUri, within(app, scopes), challenge);
    }

    /** The person agreed: a code for the app, good once and for ten minutes. */
    public String authorise(Request request, AccountId account) {
        String code = secrets.make();
        OAuthStore.Code issued = new OAuthStore.Code(
                request.app().id(),
                account,
                request.redirectUri(),
                request.scopes(),
                request.challenge(),
                clock.instant().plus(CODE_LIVES));
        database.writing(tx -> store.insertCode(tx, Secrets.hash(code), issued));
        return code;
    }

    /**
     * Exchanges a code for a token.
     *
     * @param verifier PKCE's, or empty. A client without a secret must have one.
     */
    public Token exchange(String clientId, String secret, String code, String redirectUri, String verifier) {
        Application app = database.read(tx -> store.app(tx, clientId)).orElseThrow(OAuth::unknownClient);
        // The code goes whatever comes of it, so it is taken before it is judged: who tries twice starts anew.
        OAuthStore.Code taken =
                database.write(tx -> store.takeCode(tx, Secrets.hash(code))).orElseThrow(OAuth::invalidGrant);
        boolean proven = !taken.challenge().isEmpty() && Secrets.same(Secrets.hash(verifier), taken.challenge());
        if (!taken.challenge().isEmpty() && !proven) {
            throw invalidGrant();
        }
        if (!(secret.isEmpty() && proven) && !isSecretOf(app, secret)) {
            throw unknownClient();
        }
        if (taken.appId() != app.id()
                || !taken.redirectUri().equals(redirectUri)
                || taken.expiresAt().isBefore(clock.instant())) {
            throw invalidGrant();
        }
        return issue(new Grant(app.id(), Optional.of(taken.account()), taken.scopes()));
    }

    /** A token for the app itself. */
    public Token clientCredentials(String clientId, String secret, String scopes) {
        Application app = authenticated(clientId, secret);
        return issue(new Grant(app.id(), Optional.empty(), within(app, scopes)));
    }

    /** A token for somebody who gave the app their password; where the operator allows that at all. */
    public Token password(String clientId, String secret, AccountId account, String scopes) {
        Application app = authenticated(clientId, secret);
        return issue(new Grant(app.id(), Optional.of(account), within(app, scopes)));
    }

    /** A token for somebody, made by whoever runs the server, or at sign-up. */
    public Token issue(Grant grant) {
        String secret = secrets.make();
        Instant now = clock.instant();
        database.writing(tx -> store.insertToken(tx, Secrets.hash(secret), grant, now));
        return new Token(secret, grant.scopes(), now);
    }

    /** Revokes a token. One that isn't there is revoked already (RFC 7009, section 2.2). */
    public void revoke(String clientId, String secret, String token) {
        Application app = database.read(tx -> store.app(tx, clientId))
                .filter(known -> isSecretOf(known, secret))
                .orElseThrow(() -> new OAuthRefusal(
                        OAuthRefusal.Kind.UNAUTHORIZED_CLIENT, "You are not authorized to revoke this token"));
        String hash = Secrets.hash(token);
        database.writing(tx -> store.token(tx, hash).ifPresent(grant -> {
            if (grant.appId() != app.id()) {
                throw new OAuthRefusal(
                        OAuthRefusal.Kind.UNAUTHORIZED_CLIENT, "You are not authorized to revoke this token");
            }
            store.deleteToken(tx, hash);
        }));
        grants.invalidate(hash);
    }

    /** What a token stands for, if it stands for anything. */
    public Optional<Grant> grant(String token) {
        String hash = Secrets.hash(token);
        Grant known = grants.getIfPresent(hash);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Grant> found = database.read(tx -> store.token(tx, hash));
        found.ifPresent(grant -> grants.put(hash, grant));
        return found;
    }

    /** Ends all that apps may do for somebody. */
    public void revokeAll(AccountId account) {
        database.writing(tx -> revokeAll(tx, account));
    }

    /** The same, in a transaction in which more is done. */
    public void revokeAll(Tx tx, AccountId account) {
        store.deleteTokens(tx, account);
        tx.afterCommit(grants::invalidateAll);
    }

    /** Drops codes nobody came for. */
    public int forget() {
        return database.write(tx -> store.deleteCodesBefore(tx, clock.instant()));
    }

    private Application authenticated(String clientId, String secret) {
        return database.read(tx -> store.app(tx, clientId))
                .filter(app -> isSecretOf(app, secret))
                .orElseThrow(OAuth::unknownClient);
    }

    private static boolean isSecretOf(Application app, String secret) {
        return Secrets.same(Secrets.hash(secret), app.secretHash());
    }

    private static Scopes within(Application app, String asked) {
        Scopes scopes;
        try {
            scopes = asked.isBlank() ? app.scopes() : Scopes.parse(asked);
        } catch (Refusal.Malformed unknown) {
            throw invalidScope();
        }
        if (!app.scopes().coversAll(scopes)) {
            throw invalidScope();
        }
        return scopes;
    }

    /** Apps redirect to schemes of their own, not all of them valid URIs; what browsers would run is refused. */
    private static void checkRedirect(String uri) {
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean plain = uri.length() <= LONGEST_URI && uri.chars().allMatch(c -> c > 0x20 && c < 0x7F);
        boolean runs = List.of("javascript", "data", "vbscript", "file", "blob", "about")
                .contains(scheme);
        if (!plain || runs || !scheme.matches("[a-z][a-z0-9+.-]*")) {
            throw new Refusal.Invalid("redirect_uris", "must be absolute addresses, or " + OUT_OF_BAND);
        }
        if (scheme.startsWith("http") && !hasHost(uri)) {
            throw new Refusal.Invalid("redirect_uris", "need a host where they begin with http");
        }
    }

    private static boolean hasHost(String uri) {
        try {
            return new URI(uri).getHost() != null;
        } catch (URISyntaxException noUri) {
            return false;
        }
    }

    private static OAuthRefusal unknownClient() {
        return new OAuthRefusal(
                OAuthRefusal.Kind.INVALID_CLIENT,
                "Client authentication failed due to unknown client, no client authentication included, or unsupported"
                        + " authentication method.");
    }

    private static OAuthRefusal invalidGrant() {
        return new OAuthRefusal(
                OAuthRefusal.Kind.INVALID_GRANT,
                "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used"
                        + " in the authorization request, or was issued to another client.");
    }

    private static OAuthRefusal invalidScope() {
        return new OAuthRefusal(
                OAuthRefusal.Kind.INVALID_SCOPE, "The requested scope is invalid, unknown, or malformed.");
    }
}
