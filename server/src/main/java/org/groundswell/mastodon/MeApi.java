package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Scope;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.relationships.FollowRequests;
import org.jspecify.annotations.Nullable;

/** One's own account and preferences: {@code verify_credentials}, {@code update_credentials}, {@code profile}, {@code preferences}. */
public final class MeApi implements Resource {
    private final Accounts accounts;
    private final Logins logins;
    private final FollowRequests requests;
    private final ProfileUpdates updates;
    private final AccountEntities entities;

    public MeApi(ProfileUpdates updates, FollowRequests requests, ApiParts parts) {
        this.accounts = updates.accounts();
        this.logins = updates.logins();
        this.requests = requests;
        this.updates = updates;
        this.entities = parts.accounts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/api/v1/accounts/verify_credentials",
                Access.person(Scope.PROFILE, Scope.READ_ACCOUNTS),
                "The token's account",
                call -> me(call.me()));
        routes.patch(
                "/api/v1/accounts/update_credentials",
                Access.person(Scope.WRITE_ACCOUNTS),
                "Changes the profile and the posting defaults",
                this::update);
        routes.get(
                "/api/v1/profile",
                Access.person(Scope.PROFILE, Scope.READ_ACCOUNTS),
                "The profile, as it was typed",
                this::profile);
        routes.patch(
                "/api/v1/profile", Access.person(Scope.WRITE_ACCOUNTS), "Changes the profile", this::updateProfile);
        routes.delete(
                "/api/v1/profile/avatar",
                Access.person(Scope.WRITE_ACCOUNTS),
                "Removes the avatar",
                call -> remove(call, ProfilePicture.AVATAR));
        routes.delete(
                "/api/v1/profile/header",
                Access.person(Scope.WRITE_ACCOUNTS),
                "Removes the header",
                call -> remove(call, ProfilePicture.HEADER));
        routes.get(
                "/api/v1/preferences",
                Access.person(Scope.READ_ACCOUNTS),
                "Preferences for posting and reading",
                this::preferences);
    }

    /** Preferences, under names that only this entity has. */
    record PreferencesEntity(
            @JsonProperty("posting:default:visibility") String visibility,
            @JsonProperty("posting:default:sensitive") boolean sensitive,

            @JsonProperty("posting:default:language") @Nullable
            String language,

            @JsonProperty("posting:default:quote_policy") String quotePolicy,
            @JsonProperty("reading:expand:media") String media,
            @JsonProperty("reading:expand:spoilers") boolean spoilers,
            @JsonProperty("reading:autoplay:gifs") boolean gifs) {}

    private ProfileEntity profile(ApiCall call) {
        return entities.profile(accounts.get(call.me()), updates.attribution().of(call.me()));
    }

    private AccountEntity me(AccountId id) {
        return entities.own(
                accounts.get(id),
                login(id),
                requests.count(id),
                updates.attribution().of(id));
    }

    private AccountEntity update(ApiCall call) {
        updates.make(call);
        return me(call.me());
    }

    private AccountEntity remove(ApiCall call, ProfilePicture picture) {
        updates.pictures().remove(call.me(), picture);
        return me(call.me());
    }

    private ProfileEntity updateProfile(ApiCall call) {
        updates.make(call);
        return profile(call);
    }

    private PreferencesEntity preferences(ApiCall call) {
        Login login = login(call.me());
        String language = accounts.get(call.me()).profile().language();
        return new PreferencesEntity(
                login.posting().visibility().apiName(),
                login.posting().sensitive(),
                language.isEmpty() ? null : language,
                login.posting().quotePolicy().word(),
                "default",
                false,
                false);
    }

    private Login login(AccountId id) {
        return logins.login(id).orElseThrow(Refusal.NotFound::new);
    }
}
