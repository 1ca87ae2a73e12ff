package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tags;

/** Finding accounts and tags by name, and statuses by address: {@code /api/v2/search}. */
public final class SearchApi implements Resource {
    /** The limit of paging: each page costs as much as all before it. */
    private static final int LAST = 1_000;

    private final Accounts accounts;
    private final Tags tags;
    private final Statuses statuses;
    private final AccountEntities accountEntities;
    private final TagEntities tagEntities;
    private final StatusEntities statusEntities;
    /** Our own statuses' pages. */
    private final Pattern page;

    public SearchApi(Accounts accounts, Tags tags, Statuses statuses, ApiParts parts) {
        this.accounts = accounts;
        this.tags = tags;
        this.statuses = statuses;
        this.accountEntities = parts.accounts;
        this.tagEntities = parts.tags;
        this.statusEntities = parts.statuses;
        this.page = Pattern.compile(
                "https?://" + Pattern.quote(parts.home().getAuthority())
                        + "/(?:@[^/]+|statuses|users/[^/]+/statuses)/([0-9]+)/?",
                Pattern.CASE_INSENSITIVE);
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/api/v2/search", Access.open(Scope.READ_SEARCH), "Accounts, tags and statuses by text", this::search);
    }

    /** The results. */
    record Found(List<AccountEntity> accounts, Json statuses, List<TagEntity> hashtags, List<String> collections) {}

    private Found search(ApiCall call) {
        Params params = call.params();
        String typed = Accounts.searched(params.required("q"));
        String type = params.textOr("type", "");
        int limit = Math.clamp(params.number("limit").orElse(20), 1, 40);
        int asked = params.number("offset").orElse(0);
        if (call.viewer().isEmpty()) {
            refuseToStrangers(asked, params);
        }
        // As documented: across kinds there are no pages.
        int offset = type.isEmpty() ? 0 : asked;
        if (offset > LAST) {
            return new Found(List.of(), Json.NOTHING, List.of(), List.of());
        }
        return new Found(
                wants(type, "accounts") && !typed.startsWith("#")
                        ? accountEntities.of(accounts(call, typed, offset + limit).stream()
                                .skip(offset)
                                .toList())
                        : List.of(),
                wants(type, "statuses") ? status(call, typed) : Json.NOTHING,
                wants(type, "hashtags") && !typed.startsWith("@")
                        ? tagEntities.found(
                                tags.search(typed, offset + limit).stream()
                                        .skip(offset)
                                        .toList(),
                                call.viewer())
                        : List.of(),
                List.of());
    }

    /** The texts are what Mastodon says, and apps look for. */
    private static void refuseToStrangers(int offset, Params params) {
        if (offset > 0) {
            throw new Refusal.Unauthorised("error.search.offset");
        }
        if (params.isOn("resolve")) {
            throw new Refusal.Unauthorised("error.search.resolve");
        }
    }

    private List<Account> accounts(ApiCall call, String typed, int limit) {
        return call.viewer()
                .filter(_ -> call.params().isOn("following"))
                .map(me -> accounts.searchFollowed(me, typed, limit))
                .orElseGet(() -> accounts.search(call.viewer(), typed, limit));
    }

    private Json status(ApiCall call, String typed) {
        Matcher matcher = page.matcher(typed);
        Optional<StatusId> id = matcher.matches() ? StatusId.parse(matcher.group(1)) : Optional.empty();
        List<Status> found =
                id.map(each -> statuses.all(call.viewer(), List.of(each))).orElse(List.of());
        Optional<String> author = call.params().text("account_id").filter(each -> !each.isEmpty());
        return statusEntities.of(
                found.stream()
                        .filter(status ->
                                author.map(status.account().toString()::equals).orElse(true))
                        .toList(),
                call.viewer());
    }

    private static boolean wants(String type, String kind) {
        return type.isEmpty() || type.equals(kind);
    }
}
