package org.groundswell.mastodon;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.Scope;
import org.groundswell.http.AddressLimit;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.text.Spans;
import org.groundswell.timelines.AccountFilter;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;

/** Accounts and their statuses: {@code /api/v1/accounts}. */
public final class AccountsApi implements Resource {
    private static final int MOST_AT_ONCE = 100;
    /** The limit of paging in a search: each page costs as much as all before it. */
    private static final int LAST_FOUND = 1_000;

    private final Accounts accounts;
    private final Timelines timelines;
    private final Logins logins;
    private final OAuth oauth;
    private final AccountEntities entities;
    private final StatusEntities statusEntities;
    private final AddressLimit signUps;

    public AccountsApi(Accounts accounts, Timelines timelines, Logins logins, OAuth oauth, ApiParts parts) {
        this.accounts = accounts;
        this.timelines = timelines;
        this.logins = logins;
        this.oauth = oauth;
        this.entities = parts.accounts;
        this.statusEntities = parts.statuses;
        this.signUps = parts.limits.addressLimit(10, Duration.ofHours(1));
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.post("/api/v1/accounts", Access.app(Scope.WRITE_ACCOUNTS), "Signs a person up", this::signUp);
        routes.get("/api/v1/accounts/lookup", Access.open(Scope.READ_ACCOUNTS), "An account by its name", this::lookup);
        routes.get(
                "/api/v1/accounts/search",
                Access.person(Scope.READ_ACCOUNTS),
                "Accounts by the beginning of their names",
                this::search);
        routes.get(
                "/api/v1/accounts", Access.open(Scope.READ_ACCOUNTS), "Several accounts by their ids", this::several);
        routes.get("/api/v1/accounts/{id}", Access.open(Scope.READ_ACCOUNTS), "An account", this::show);
        routes.get(
                "/api/v1/accounts/{id}/statuses",
                Access.open(Scope.READ_STATUSES),
                "An account's statuses",
                this::statuses);
    }

    private OAuthApi.TokenEntity signUp(ApiCall call) {
        String from = call.call().from();
        signUps.take(call.call());
        Params params = call.params();
        Login login = signUp(
                new Logins.SignUp(
                        params.textOr("username", ""),
                        params.textOr("email", ""),
                        params.textOr("password", ""),
                        params.textOr("country", ""),
                        params.textOr("locale", ""),
                        params.textOr("reason", ""),
                        params.textOr("invite_code", ""),
                        params.isOn("agreement")),
                from);
        Grant app = call.grant().orElseThrow(Refusal.NotFound::new);
        return OAuthApi.TokenEntity.of(oauth.issue(new Grant(app.appId(), Optional.of(login.account()), app.scopes())));
    }

    private Login signUp(Logins.SignUp request, String from) {
        try {
            return logins.signUp(request, from);
        } catch (Refusal.Invalid invalid) {
            throw new Refusal.Invalid(invalid.problems().stream()
                    .map(problem -> problem.field().equals("language")
                            ? new Refusal.Problem("locale", problem.fault(), problem.message())
                            : problem)
                    .toList());
        }
    }

    private AccountEntity lookup(ApiCall call) {
        return accounts.find(call.params().required("acct")).map(entities::of).orElseThrow(Refusal.NotFound::new);
    }

    private List<AccountEntity> search(ApiCall call) {
        Params params = call.params();
        int limit = Math.clamp(params.number("limit").orElse(40), 1, 80);
        int offset = params.number("offset").orElse(0);
        if (offset > LAST_FOUND) {
            return List.of();
        }
        String typed = params.textOr("q", "");
        List<Account> found = params.isOn("following")
                ? accounts.searchFollowed(call.me(), typed, offset + limit)
                : accounts.search(call.viewer(), typed, offset + limit);
        return entities.of(found.stream().skip(offset).toList());
    }

    private List<AccountEntity> several(ApiCall call) {
        List<AccountId> wanted = ids(call.params());
        Map<AccountId, Account> found = accounts.all(wanted);
        return wanted.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(account -> entities.of(Objects.requireNonNull(account)))
                .toList();
    }

    private AccountEntity show(ApiCall call) {
        return entities.of(accounts.get(call.accountId()));
    }

    private Listing statuses(ApiCall call) {
        Params params = call.params();
        Account account = accounts.get(call.accountId());
        AccountFilter filter = new AccountFilter(
                params.isOn("exclude_replies"),
                params.isOn("exclude_reblogs"),
                params.isOn("only_media"),
                params.text("tagged").flatMap(Spans::tagName).map(TagName::of));
        Timeline timeline = params.isOn("pinned")
                ? new Timeline.Pinned(account.id())
                : new Timeline.OfAccount(account.id(), filter);
        return call.timeline(20, 40, page -> timelines.page(call.viewer(), timeline, page), statusEntities::list);
    }

    /** The accounts that a request names. */
    static List<AccountId> ids(Params params) {
        return params.all("id").stream()
                .limit(MOST_AT_ONCE)
                .flatMap(id -> AccountId.parse(id).stream())
                .distinct()
                .toList();
    }
}
