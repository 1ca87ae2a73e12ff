package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.Visibility;
import org.groundswell.relationships.FollowRequests;
import org.jspecify.annotations.Nullable;

/** One's own account and how one likes things: {@code verify_credentials}, {@code update_credentials}, {@code preferences}. */
public final class MeApi implements Resource {
    /** Text parameters of missing features; empty ones are ignored. */
    private static final List<String> NOT_YET =
            List.of("avatar", "header", "avatar_description", "header_description", "attribution_domains");

    private final Accounts accounts;
    private final Logins logins;
    private final FollowRequests requests;
    private final AccountEntities entities;

    public MeApi(Accounts accounts, Logins logins, FollowRequests requests, ApiParts parts) {
        this.accounts = accounts;
        this.requests = requests;
        this.logins = logins;
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

    private AccountEntity me(AccountId id) {
        return entities.own(accounts.get(id), login(id), requests.count(id));
    }

    private AccountEntity update(ApiCall call) {
        Params params = call.params();
        refuseWhatIsNotThere(params);
        Params source = params.under("source");
        QuotePolicy.refuseUnlessNobody("source[quote_policy]", source.textOr("quote_policy", ""));
        Optional<Visibility> visibility = source.text("privacy")
                .map(name -> PostingDefaults.parse(name)
                        .orElseThrow(() -> new Refusal.Invalid("source[privacy]", "error.visibility.default")));
        accounts.update(call.me(), now -> changed(now, params, source));
        Login login = login(call.me());
        if (visibility.isPresent() || source.has("sensitive")) {
            logins.setDefaults(
                    call.me(),
                    visibility.orElse(login.defaultVisibility()),
                    source.flag("sensitive").orElse(login.defaultSensitive()));
        }
        return me(call.me());
    }

    /** Refuses parameters of missing features: dropping them silently would look like success. */
    private static void refuseWhatIsNotThere(Params params) {
        for (String name : NOT_YET) {
            if (!params.all(name).stream().allMatch(String::isBlank)) {
                throw notThere(name);
            }
        }
    }

    private static Refusal.Invalid notThere(String parameter) {
        return new Refusal.Invalid(parameter, "error.not_yet");
    }

    private static Account.Profile changed(Account.Profile now, Params params, Params source) {
        List<Params> rows = params.rows("fields_attributes");
        List<Account.Field> fields = !params.hasList("fields_attributes")
                ? now.fields()
                : rows.stream()
                        .map(row -> new Account.Field(row.textOr("name", ""), row.textOr("value", "")))
                        .toList();
        return new Account.Profile(
                params.textOr("display_name", now.displayName()),
                Account.Note.typed(params.textOr("note", now.note().text())),
                fields,
                now.avatarUrl(),
                params.textOr("country", now.country()),
                source.textOr("language", now.language()),
                params.flag("bot").orElse(now.bot()),
                new Account.Privacy(
                        params.flag("discoverable").orElse(now.privacy().discoverable()),
                        params.flag("indexable").orElse(now.privacy().indexable()),
                        params.flag("hide_collections").orElse(now.privacy().hidesCollections()),
                        params.flag("locked").orElse(now.privacy().locked())));
    }

    private PreferencesEntity preferences(ApiCall call) {
        Login login = login(call.me());
        String language = accounts.get(call.me()).profile().language();
        return new PreferencesEntity(
                login.defaultVisibility().apiName(),
                login.defaultSensitive(),
                language.isEmpty() ? null : language,
                QuotePolicy.NOBODY,
                "default",
                false,
                false);
    }

    private Login login(AccountId id) {
        return logins.login(id).orElseThrow(Refusal.NotFound::new);
    }
}
