package org.groundswell.mastodon;

import io.helidon.http.HeaderNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.OAuthRefusal;
import org.groundswell.auth.ProvenPassword;
import org.groundswell.auth.Scope;
import org.groundswell.auth.Scopes;
import org.groundswell.http.Params;
import org.groundswell.model.Refusal;

/** Tokens: {@code /oauth/token}, {@code /oauth/revoke}, and where apps learn of them (RFC 8414). */
public final class OAuthApi implements Resource {
    private final OAuth oauth;
    private final Logins logins;
    private final Accounts accounts;
    private final AccountEntities entities;
    private final URI home;
    private final boolean passwordGrant;

    public OAuthApi(OAuth oauth, Logins logins, Accounts accounts, ApiParts parts) {
        this.oauth = oauth;
        this.logins = logins;
        this.accounts = accounts;
        this.entities = parts.accounts;
        this.home = parts.home();
        this.passwordGrant = parts.about.passwordGrant();
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.post("/oauth/token", Access.ANYONE, "Issues a token", this::token);
        routes.post("/oauth/revoke", Access.ANYONE, "Revokes a token", this::revoke);
        routes.get("/oauth/userinfo", Access.person(Scope.PROFILE), "The OpenID claims of the account", this::userinfo);
        routes.get(
                "/.well-known/oauth-authorization-server",
                Access.ANYONE,
                "Metadata of the authorization server (RFC 8414)",
                _ -> server());
    }

    /** A client and how it proves who it is: in the parameters, or by HTTP Basic (RFC 6749, section 2.3.1). */
    private record Client(String id, String secret) {
        static Client of(ApiCall call) {
            Params params = call.params();
            String header = call.call().header(HeaderNames.AUTHORIZATION).orElse("");
            if (params.has("client_id") || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
                return new Client(params.textOr("client_id", ""), params.textOr("client_secret", ""));
            }
            try {
                byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
                String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
                return new Client(pair[0], pair.length == 2 ? pair[1] : "");
            } catch (IllegalArgumentException noBase64) {
                throw OAuthRefusal.invalidRequest("oauth.authorization_header");
            }
        }
    }

    /**
     * A token as given out.
     *
     * @param createdAt seconds since the epoch
     */
    record TokenEntity(String accessToken, String tokenType, String scope, long createdAt) {
        static TokenEntity of(OAuth.Token token) {
            return new TokenEntity(
                    token.secret(),
                    "Bearer",
                    token.scopes().toString(),
                    token.createdAt().getEpochSecond());
        }
    }

    private TokenEntity token(ApiCall call) {
        Params params = call.params();
        Client client = Client.of(call);
        String scopes = params.textOr("scope", "");
        return TokenEntity.of(
                switch (params.textOr("grant_type", "")) {
                    case "authorization_code" ->
                        oauth.exchange(
                                client.id(),
                                client.secret(),
                                params.textOr("code", ""),
                                params.textOr("redirect_uri", ""),
                                params.textOr("code_verifier", ""));
                    case "client_credentials" ->
                        oauth.clientCredentials(client.id(), client.secret(), scopes.isBlank() ? "read" : scopes);
                    case "password" -> {
                        if (!passwordGrant) {
                            throw OAuthRefusal.unsupportedGrantType();
                        }
                        yield oauth.password(client.id(), client.secret(), owner(call, client), scopes);
                    }
                    case "" -> throw OAuthRefusal.invalidRequest("oauth.grant_type");
                    default -> throw OAuthRefusal.unsupportedGrantType();
                });
    }

    /** Whose name and password a client sends; only clients we know may try. */
    private ProvenPassword owner(ApiCall call, Client client) {
        oauth.authenticate(client.id(), client.secret());
        Params params = call.params();
        try {
            return logins.signIn(
                    params.textOr("username", ""),
                    params.textOr("password", ""),
                    call.call().from());
        } catch (Refusal.Unauthorised | Refusal.Forbidden wrong) {
            // RFC 6749, section 5.2.
            throw OAuthRefusal.invalidGrant();
        }
    }

    private Map<String, String> revoke(ApiCall call) {
        Client client = Client.of(call);
        oauth.revoke(client.id(), client.secret(), call.params().textOr("token", ""));
        return Map.of();
    }

    /** The OpenID claims of an account. */
    record UserInfo(String iss, String sub, String name, String preferredUsername, String profile, String picture) {}

    private UserInfo userinfo(ApiCall call) {
        Account account = accounts.get(call.me());
        return new UserInfo(
                home.toString(),
                home + "/users/" + account.acct().username(),
                account.name(),
                account.acct().username(),
                accounts.profileUrl(account),
                entities.of(account).avatar());
    }

    /** The metadata that an app needs before it asks a person to sign in. */
    record ServerMetadata(
            String issuer,
            String authorizationEndpoint,
            String tokenEndpoint,
            String revocationEndpoint,
            String userinfoEndpoint,
            String appRegistrationEndpoint,
            String serviceDocumentation,
            List<String> scopesSupported,
            List<String> responseTypesSupported,
            List<String> responseModesSupported,
            List<String> grantTypesSupported,
            List<String> tokenEndpointAuthMethodsSupported,
            List<String> codeChallengeMethodsSupported) {}

    private ServerMetadata server() {
        return new ServerMetadata(
                home + "/",
                home + "/oauth/authorize",
                home + "/oauth/token",
                home + "/oauth/revoke",
                home + "/oauth/userinfo",
                home + "/api/v1/apps",
                "https://docs.joinmastodon.org/",
                Scopes.supported(),
                List.of("code"),
                List.of("query"),
                passwordGrant
                        ? List.of("authorization_code", "client_credentials", "password")
                        : List.of("authorization_code", "client_credentials"),
                List.of("client_secret_basic", "client_secret_post"),
                List.of("S256"));
    }
}
