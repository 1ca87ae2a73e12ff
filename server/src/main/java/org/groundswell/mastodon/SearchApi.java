package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Params;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tags;
import org.groundswell.words.Refusal;
import org.groundswell.words.StatusId;

/** Finding accounts and tags by name, and statuses by address: {@code /api/v2/search}. */
final class SearchApi implements Resource {
    /** How far one can page: past it nobody looks, and each page costs what all before it cost. */
    private static final int LAST = 1_000;

    private final Accounts accounts;
    private final Tags tags;
    private final Statuses statuses;
    private final AccountEntities accountEntities;
    private final TagEntities tagEntities;
    private final StatusEntities statusEntities;
    /** Our own statuses' pages. */
    private final Pattern page;

    SearchApi(
            Accounts accounts,
            Tags tags,
            Statuses statuses,
            AccountEntities accountEntities,
            TagEntities tagEntities,
            StatusEntities statusEntities,
            URI home) {
        this.accounts = accounts;
        this.tags = tags;
        this.statuses = statuses;
        this.accountEntities = accountEntities;
        this.tagEntities = tagEntities;
        this.statusEntities = statusEntities;
        this.page = Pattern.compile(Pattern.quote(home.toString()) + "/(?:@[^/]+|statuses)/([0-9]+)");
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v2/search", Access.open("read:search"), this::search);
    }

    /** What was found. */
    record Found(
            List<AccountEntity> accounts,
            List<StatusEntity> statuses,
            List<TagEntity> hashtags,
            List<String> collections) {}

    private Found search(ApiCall call) {
        Params params = call.params();
        String typed = Accounts.searched(params.required("q"));
        String type = params.textOr("type", "");
        int limit = Math.clamp(params.number("limit").orElse(20), 1, 40);
        int offset = params.number("offset").orElse(0);
        if (offset > 0 && call.viewer().isEmpty()) {
            // What Mastodon says, and what apps look for.
            throw new Refusal.Unauthorised("Search queries pagination is not supported without authentication");
        }
        if (offset > LAST) {
            return new Found(List.of(), List.of(), List.of(), List.of());
        }
        return new Found(
                wants(type, "accounts") && !typed.startsWith("#")
                        ? accountEntities.of(accounts.search(typed, offset + limit).stream()
                                .skip(offset)
                                .toList())
                        : List.of(),
                wants(type, "statuses") ? status(call, typed) : List.of(),
                wants(type, "hashtags") && !typed.startsWith("@")
                        ? tagEntities.found(
                                tags.search(typed, offset + limit).stream()
                                        .skip(offset)
                                        .toList(),
                                call.viewer())
                        : List.of(),
                List.of());
    }

    private List<StatusEntity> status(ApiCall call, String typed) {
        Matcher matcher = page.matcher(typed);
        Optional<StatusId> id = matcher.matches() ? StatusId.parse(matcher.group(1)) : Optional.empty();
        return id.map(each -> statusEntities.of(statuses.all(call.viewer(), List.of(each)), call.viewer()))
                .orElse(List.of());
    }

    private static boolean wants(String type, String kind) {
        return type.isEmpty() || type.equals(kind);
    }
}
