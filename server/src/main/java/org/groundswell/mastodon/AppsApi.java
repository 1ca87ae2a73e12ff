package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.groundswell.auth.Application;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.Scope;
import org.groundswell.http.AddressLimit;
import org.groundswell.http.Params;
import org.groundswell.model.Refusal;
import org.groundswell.push.VapidKeys;
import org.jspecify.annotations.Nullable;

/** Registering apps: {@code /api/v1/apps}. */
public final class AppsApi implements Resource {
    private final OAuth oauth;
    private final VapidKeys keys;
    /** Registering needs no token, so that it is limited by where it comes from. */
    private final AddressLimit registrations;

    public AppsApi(OAuth oauth, ApiParts parts) {
        this.oauth = oauth;
        this.keys = parts.keys;
        this.registrations = parts.limits.addressLimit(60, Duration.ofHours(1));
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.post("/api/v1/apps", Access.ANYONE, "Registers an app", this::register);
        routes.get("/api/v1/apps/verify_credentials", Access.APP, "The token's app", this::verify);
    }

    /** An app; its secret only right after it has registered. */
    record AppEntity(
            String id,
            String name,
            @Nullable String website,
            List<String> scopes,
            String redirectUri,
            List<String> redirectUris,
            String vapidKey,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String clientId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String clientSecret,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long clientSecretExpiresAt) {}

    private AppEntity register(ApiCall call) {
        registrations.take(call.call());
        Params params = call.params();
        OAuth.Registered registered = oauth.register(new OAuth.Registration(
                params.textOr("client_name", ""),
                params.textOr("website", ""),
                params.all("redirect_uris"),
                String.join(" ", params.all("scopes"))));
        Application app = registered.app();
        return entity(app, app.clientId(), registered.secret(), 0L);
    }

    private AppEntity verify(ApiCall call) {
        long id = call.grant().orElseThrow(Refusal.NotFound::new).appId();
        return oauth.app(id).map(app -> entity(app, null, null, null)).orElseThrow(Refusal.NotFound::new);
    }

    private AppEntity entity(
            Application app, @Nullable String clientId, @Nullable String secret, @Nullable Long expires) {
        return new AppEntity(
                Long.toString(app.id()),
                app.name(),
                app.website().isEmpty() ? null : app.website(),
                app.scopes().all().stream().map(Scope::toString).toList(),
                String.join("\n", app.redirectUris()),
                app.redirectUris(),
                keys.publicKey(),
                clientId,
                secret,
                expires);
    }
}
