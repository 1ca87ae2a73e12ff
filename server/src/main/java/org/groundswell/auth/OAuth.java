package org.groundswell.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeUri;

/** OAuth 2 (RFC 6749) as Mastodon's apps use it, with PKCE (RFC 7636). Secrets and tokens are kept as hashes only. */
public final class OAuth implements Revocable {
    /** "Show me the code, I'll copy it": for apps that can't be redirected to. */
    public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

    private static final Duration CODE_LIVES = Duration.ofMinutes(10);
    /** The longest time for which another process's revocation goes unnoticed. */
    private static final Duration TOKEN_REMEMBERED = Duration.ofSeconds(10);

    private static final int PIECE = 1_000;
    private static final int LONGEST_NAME = 200;
    /** RFC 7636, section 4.1. */
    private static final int LONGEST_VERIFIER = 128;
    /** SHA-256 in base64url, without padding. */
    private static final int CHALLENGE_LENGTH = 43;

    /**
     * An app's request to be registered, not validated yet.
     *
     * @param redirectUris addresses, or several of them with white space between
     */
    public record Registration(String name, String website, List<String> redirectUris, String scopes) {}

    /**
     * A registered app, with its secret, which is never shown again.
     */
    public record Registered(Application app, String secret) {}

    /** An app's request for authorization. */
    public record Request(Application app, String redirectUri, Scopes scopes, String challenge) {}

    /** A token as given out; it is never shown again. */
    public record Token(String secret, Scopes scopes, Instant createdAt) {}

    private final Database database;
    private final OAuthStore store = new OAuthStore();
    private final IdGenerator ids;
    private final InstantSource clock;
    private final LoginStore logins = new LoginStore();
    private final Secrets secrets = new Secrets();
    private final LastUses uses;
    private final Cache<String, Grant> grants;
    private final List<Runnable> revocationListeners = new CopyOnWriteArrayList<>();
    private final Cache<Long, Application> apps =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public OAuth(Database database, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        ActiveDayStore activeDays = new ActiveDayStore();
        this.uses = new LastUses(database, clock, (tx, hash, at) -> {
            store.setLastUse(tx, hash, at);
            activeDays.addForToken(tx, hash, at);
        });
        this.grants = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(TOKEN_REMEMBERED)
                .ticker(new ClockMeter(clock))
                .build();
    }

    /**
     * Registers an app.
     *
     * @throws Refusal.Invalid if a name is missing, something is too long, a redirect address is none or would run code, or
     *     a scope is unknown
     */
    public Registered register(Registration registration) {
        String name =
                registration.name().length() > LONGEST_NAME ? "" : PlainText.line("client_name", registration.name());
        if (name.isEmpty()) {
            throw new Refusal.Invalid("client_name", "error.length", "least", 1, "most", LONGEST_NAME);
        }
        List<String> redirectUris = RedirectUris.parse(registration.redirectUris());
        if (registration.website().length() > RedirectUris.LONGEST) {
            throw new Refusal.Invalid("website", "error.too_long", "most", RedirectUris.LONGEST);
        }
        String website = PlainText.line("website", registration.website());
        if (!website.isEmpty() && SafeUri.parse(website).isEmpty()) {
            throw new Refusal.Invalid("website", "error.address");
        }
        Scopes scopes = registration.scopes().isBlank() ? Scopes.parse("read") : Scopes.parse(registration.scopes());
        String secret = secrets.make();
        Application app = new Application(
                ids.next(), secrets.make(), Secrets.hash(secret), name, website, redirectUris, scopes, clock.instant());
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
        Application app = known(clientId).orElseThrow(OAuth::unknownClient);
        if (!app.redirectUris().contains(redirectUri) || !RedirectUris.isGood(redirectUri)) {
            throw OAuthRefusal.invalidRequest("oauth.redirect_uri");
        }
        if (!challenge.isEmpty() && !method.equals("S256")) {
            throw OAuthRefusal.invalidRequest("oauth.code_challenge_method");
        }
        if (!challenge.isEmpty() && challenge.length() != CHALLENGE_LENGTH) {
            throw OAuthRefusal.invalidRequest("oauth.code_challenge");
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
     * Exchanges a code for a token. Each attempt uses up the code, also a failed one. A second use revokes the token of the
     * first (RFC 6749, sections 4.1.2 and 10.5), since one of the two clients is not the authorized one; so two uses at the
     * same moment leave no token.
     *
     * @param verifier PKCE's, or empty. A client without a secret must have one.
     * @throws OAuthRefusal if the client is unknown, or the code was used, has expired or is another's, or moderators have
     *     frozen or suspended the account since
     */
    public Token exchange(String clientId, String secret, String code, String redirectUri, String verifier) {
        Application app = known(clientId).orElseThrow(OAuth::unknownClient);
        if (!Secrets.isPlausible(code)) {
            throw OAuthRefusal.invalidGrant();
        }
        String codeHash = Secrets.hash(code);
        String token = secrets.make();
        Instant now = clock.instant();
        record Outcome(Optional<Scopes> granted, Optional<OAuthRefusal> refused) {}
        Outcome outcome = database.write(tx -> {
            Optional<OAuthStore.Code> used = store.useCode(tx, codeHash);
            if (used.isEmpty()) {
                endTokenOf(tx, codeHash);
                return new Outcome(Optional.empty(), Optional.of(OAuthRefusal.invalidGrant()));
            }
            Optional<OAuthRefusal> refused = refusal(app, used.get(), secret, redirectUri, verifier, now)
                    .or(() -> store.isRestricted(tx, used.get().account())
                            ? Optional.of(OAuthRefusal.invalidGrant())
                            : Optional.empty());
            if (refused.isPresent()) {
                // Returned, not thrown, so that the code stays used.
                return new Outcome(Optional.empty(), refused);
            }
            Grant grant = new Grant(
                    app.id(), Optional.of(used.get().account()), used.get().scopes());
            store.insertToken(tx, Secrets.hash(token), grant, now);
            store.noteToken(tx, codeHash, Secrets.hash(token));
            return new Outcome(Optional.of(grant.scopes()), Optional.empty());
        });
        if (outcome.refused().isPresent()) {
            throw outcome.refused().get();
        }
        return new Token(token, outcome.granted().orElseThrow(), now);
    }

    /** Why a code gives no token, if it gives none. */
    private static Optional<OAuthRefusal> refusal(
            Application app, OAuthStore.Code code, String secret, String redirectUri, String verifier, Instant now) {
        boolean proven = !code.challenge().isEmpty() && isVerifierOf(code, verifier);
        if (!code.challenge().isEmpty() && !proven) {
            return Optional.of(OAuthRefusal.invalidGrant());
        }
        if (!(secret.isEmpty() && proven) && !isSecretOf(app, secret)) {
            return Optional.of(unknownClient());
        }
        boolean good = code.appId() == app.id()
                && code.redirectUri().equals(redirectUri)
                && !code.expiresAt().isBefore(now);
        return good ? Optional.empty() : Optional.of(OAuthRefusal.invalidGrant());
    }

    private static boolean isVerifierOf(OAuthStore.Code code, String verifier) {
        return verifier.length() <= LONGEST_VERIFIER && Secrets.same(Secrets.hash(verifier), code.challenge());
    }

    private void endTokenOf(Tx tx, String codeHash) {
        store.tokenOf(tx, codeHash).ifPresent(tokenHash -> {
            store.deleteToken(tx, tokenHash);
            tx.afterCommit(this::revoked);
        });
    }

    /**
     * Checks that a client is who it says it is.
     *
     * @throws OAuthRefusal if it isn't
     */
    public void authenticate(String clientId, String secret) {
        authenticated(clientId, secret);
    }

    /** A token for the app itself. */
    public Token clientCredentials(String clientId, String secret, String scopes) {
        Application app = authenticated(clientId, secret);
        return issue(new Grant(app.id(), Optional.empty(), within(app, scopes)));
    }

    /**
     * Issues a token to an app that has the person's password, where the operator allows that grant.
     *
     * @throws OAuthRefusal also if the password has changed since it was proven
     */
    public Token password(String clientId, String secret, ProvenPassword proven, String scopes) {
        Application app = authenticated(clientId, secret);
        Grant grant = new Grant(app.id(), Optional.of(proven.account()), within(app, scopes));
        return database.write(tx -> {
            if (!logins.holdPassword(tx, proven.account(), proven.hash())) {
                throw OAuthRefusal.invalidGrant();
            }
            return issue(tx, grant);
        });
    }

    /** Issues a token for an account, by an operator or at sign-up. */
    public Token issue(Grant grant) {
        return database.write(tx -> issue(tx, grant));
    }

    private Token issue(Tx tx, Grant grant) {
        String secret = secrets.make();
        Instant now = clock.instant();
        store.insertToken(tx, Secrets.hash(secret), grant, now);
        return new Token(secret, grant.scopes(), now);
    }

    /** Revokes a token. One that isn't there is revoked already (RFC 7009, section 2.2). */
    public void revoke(String clientId, String secret, String token) {
        Application app = known(clientId)
                .filter(known -> isSecretOf(known, secret))
                .orElseThrow(
                        () -> new OAuthRefusal(OAuthRefusal.Kind.UNAUTHORIZED_CLIENT, "oauth.unauthorized_client"));
        if (!Secrets.isPlausible(token)) {
            return;
        }
        String hash = Secrets.hash(token);
        database.writing(tx -> store.token(tx, hash).map(OAuthStore.Held::grant).ifPresent(grant -> {
            if (grant.appId() != app.id()) {
                throw new OAuthRefusal(OAuthRefusal.Kind.UNAUTHORIZED_CLIENT, "oauth.unauthorized_client");
            }
            store.deleteToken(tx, hash);
            tx.afterCommit(this::revoked);
        }));
    }

    /** Called after tokens have ended in this process, or may no longer be used. */
    private void revoked() {
        grants.invalidateAll();
        revocationListeners.forEach(Runnable::run);
    }

    /**
     * Adds a listener that is called after tokens have ended in this process. It must be quick. Those that end in another
     * process are found with {@link #active}.
     */
    public void whenRevoked(Runnable listener) {
        revocationListeners.add(listener);
    }

    /** The tokens among some, by their hashes, that still give access to an account. */
    public Set<String> active(Collection<String> hashes) {
        List<String> all = List.copyOf(hashes);
        Set<String> active = new HashSet<>();
        for (int from = 0; from < all.size(); from += PIECE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + PIECE));
            active.addAll(database.read(tx -> store.active(tx, some)));
        }
        return active;
    }

    /**
     * The grant of a token; empty if the token is invalid, or its account waits for approval.
     *
     * @throws Refusal.Forbidden if the address of its account is not confirmed, or moderators have frozen or suspended it
     */
    public Optional<Grant> grant(String token) {
        if (!Secrets.isPlausible(token)) {
            return Optional.empty();
        }
        String hash = Secrets.hash(token);
        Grant known = grants.getIfPresent(hash);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<OAuthStore.Held> held = database.read(tx -> store.token(tx, hash));
        if (held.filter(each -> !each.confirmed()).isPresent()) {
            throw new Refusal.Forbidden("error.email.unconfirmed");
        }
        refuseRestricted(held);
        Optional<Grant> found = held.filter(OAuthStore.Held::approved).map(OAuthStore.Held::grant);
        found.ifPresent(grant -> {
            grants.put(hash, grant);
            uses.note(hash);
        });
        return found;
    }

    /**
     * The grant of a token whose account need not be confirmed or approved; empty if the token is invalid.
     *
     * @throws Refusal.Forbidden if moderators have frozen or suspended its account
     */
    public Optional<Grant> unconfirmedGrant(String token) {
        if (!Secrets.isPlausible(token)) {
            return Optional.empty();
        }
        Optional<OAuthStore.Held> held = database.read(tx -> store.token(tx, Secrets.hash(token)));
        refuseRestricted(held);
        return held.map(OAuthStore.Held::grant);
    }

    private static void refuseRestricted(Optional<OAuthStore.Held> held) {
        if (held.filter(OAuthStore.Held::restricted).isPresent()) {
            throw new Refusal.Forbidden("error.account.restricted");
        }
    }

    /** Checks all tokens again, after the restrictions of accounts have changed in a transaction. */
    public void recheck(Tx tx) {
        tx.afterCommit(this::revoked);
    }

    /** The apps with access to an account, those used last first. */
    public List<GrantedApp> grantedApps(AccountId account) {
        Map<Long, GrantedApp> apps = new LinkedHashMap<>();
        for (GrantedApp each : database.read(tx -> store.granted(tx, account))) {
            apps.merge(each.id(), each, GrantedApp::with);
        }
        return List.copyOf(apps.values());
    }

    /**
     * Ends an app's access to an account.
     *
     * @throws Refusal.NotFound if it has none
     */
    public void revokeApp(AccountId account, long app) {
        database.writing(tx -> {
            store.deleteCodes(tx, account, app);
            if (store.deleteTokens(tx, account, app) == 0) {
                throw new Refusal.NotFound();
            }
            tx.afterCommit(this::revoked);
        });
    }

    /** Writes when tokens were last used, once a minute. */
    public void writeLastUses() {
        uses.write();
    }

    /** Revokes all of an account's tokens and codes. */
    @Override
    public void revoke(Tx tx, AccountId account) {
        // In this order: the codes wait for one that is being exchanged, whose token is then seen.
        store.deleteCodes(tx, account);
        store.deleteTokens(tx, account);
        tx.afterCommit(this::revoked);
    }

    /** Drops codes that have expired, used or not. */
    public int purgeExpired() {
        Instant now = clock.instant();
        return database.purge(PIECE, tx -> store.purgeCodes(tx, now, PIECE));
    }

    private Application authenticated(String clientId, String secret) {
        return known(clientId).filter(app -> isSecretOf(app, secret)).orElseThrow(OAuth::unknownClient);
    }

    private Optional<Application> known(String clientId) {
        return Secrets.isPlausible(clientId) ? database.read(tx -> store.app(tx, clientId)) : Optional.empty();
    }

    private static boolean isSecretOf(Application app, String secret) {
        return Secrets.isPlausible(secret) && Secrets.same(Secrets.hash(secret), app.secretHash());
    }

    private static Scopes within(Application app, String asked) {
        Scopes scopes;
        try {
            scopes = asked.isBlank() ? app.scopes() : Scopes.parse(asked);
        } catch (Refusal.Invalid unknown) {
            throw invalidScope();
        }
        if (!app.scopes().coversAll(scopes)) {
            throw invalidScope();
        }
        return scopes;
    }

    private static OAuthRefusal unknownClient() {
        return new OAuthRefusal(OAuthRefusal.Kind.INVALID_CLIENT, "oauth.invalid_client");
    }

    private static OAuthRefusal invalidScope() {
        return new OAuthRefusal(OAuthRefusal.Kind.INVALID_SCOPE, "oauth.invalid_scope");
    }
}
