package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Scope;
import org.groundswell.http.Paging;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.TrendReview;
import org.groundswell.search.Search;
import org.groundswell.search.SearchAddress;
import org.groundswell.search.Window;
import org.groundswell.search.query.QueryParser;
import org.groundswell.search.query.SearchQuery;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;

/** Finding accounts, statuses and tags: {@code /api/v2/search}. */
public final class SearchApi implements Resource {
    /** The limit of paging: each page costs as much as all before it. */
    private static final int LAST = 1_000;

    private static final int LONGEST_PAGE = 40;

    private final Search search;
    private final Accounts accounts;
    private final Tags tags;
    private final TrendReview review;
    private final Statuses statuses;
    private final AccountEntities accountEntities;
    private final TagEntities tagEntities;
    private final StatusEntities statusEntities;
    private final URI home;

    public SearchApi(
            Search search, Accounts accounts, Tags tags, TrendReview review, Statuses statuses, ApiParts parts) {
        this.search = search;
        this.accounts = accounts;
        this.tags = tags;
        this.review = review;
        this.statuses = statuses;
        this.accountEntities = parts.accounts;
        this.tagEntities = parts.tags;
        this.statusEntities = parts.statuses;
        this.home = parts.home();
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/api/v2/search", Access.open(Scope.READ_SEARCH), "Accounts, tags and statuses by text", this::search);
    }

    /** The results. */
    record Found(List<AccountEntity> accounts, Json statuses, List<TagEntity> hashtags, List<String> collections) {}

    /**
     * A request, read.
     *
     * @param address what is at the address that was typed; empty if it is none of this server
     */
    private record Wanted(
            String typed, Optional<SearchAddress> address, String type, int offset, int limit, Params params) {
        boolean wants(String kind) {
            return type.isEmpty() || type.equals(kind);
        }

        /** Of a search with operators, names are looked for only if they are asked for. */
        boolean mayBeName() {
            return !type.isEmpty() || QueryParser.parse(typed).isPlain();
        }
    }

    private Found search(ApiCall call) {
        Params params = call.params();
        String typed = Accounts.searched(params.required("q"));
        String type = params.textOr("type", "");
        int limit = Math.clamp(params.number("limit").orElse(20), 1, LONGEST_PAGE);
        int asked = params.number("offset").orElse(0);
        if (call.viewer().isEmpty()) {
            refuseToStrangers(asked, params);
        }
        // As documented: across kinds there are no pages.
        int offset = type.isEmpty() ? 0 : asked;
        if (offset > LAST) {
            return new Found(List.of(), Json.NOTHING, List.of(), List.of());
        }
        Wanted wanted = new Wanted(typed, SearchAddress.parse(typed, home), type, offset, limit, params);
        return new Found(
                accountEntities.of(accounts(call, wanted)),
                statusEntities.of(statuses(call, wanted), call.viewer()),
                tagEntities.found(tags(wanted), call.viewer()),
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

    private List<Account> accounts(ApiCall call, Wanted wanted) {
        if (!wanted.wants("accounts")
                || wanted.typed().startsWith("#")
                || wanted.address()
                        .filter(found -> !(found instanceof SearchAddress.OfAccount))
                        .isPresent()
                || !wanted.mayBeName()) {
            return List.of();
        }
        int end = wanted.offset() + wanted.limit();
        return call
                .viewer()
                .filter(_ -> wanted.params().isOn("following"))
                .map(me -> accounts.searchFollowed(me, wanted.typed(), end))
                .orElseGet(() -> accounts.search(call.viewer(), wanted.typed(), end))
                .stream()
                .skip(wanted.offset())
                .toList();
    }

    private List<Tag> tags(Wanted wanted) {
        if (!wanted.wants("hashtags") || wanted.typed().startsWith("@")) {
            return List.of();
        }
        if (wanted.address().isPresent()) {
            return wanted.address().get() instanceof SearchAddress.OfTag(var name)
                    ? tags.all(List.of(name)).values().stream().toList()
                    : List.of();
        }
        if (!wanted.mayBeName()) {
            return List.of();
        }
        int end = wanted.offset() + wanted.limit();
        // Mastodon.py asks for this by default; where tags need no approval, none waits for it.
        boolean reviewed = wanted.params().isOn("exclude_unreviewed") && review.isApprovalNeeded();
        List<Tag> found = reviewed ? tags.searchReviewed(wanted.typed(), end) : tags.search(wanted.typed(), end);
        return found.stream().skip(wanted.offset()).toList();
    }

    private List<Status> statuses(ApiCall call, Wanted wanted) {
        if (!wanted.wants("statuses")) {
            return List.of();
        }
        Optional<String> given = wanted.params().text("account_id").filter(each -> !each.isEmpty());
        Optional<AccountId> author = given.flatMap(AccountId::parse);
        if (given.isPresent() && author.isEmpty()) {
            return List.of();
        }
        if (wanted.address().isPresent()) {
            return wanted.address().get() instanceof SearchAddress.OfStatus(var id)
                    ? statuses.all(call.viewer(), List.of(id)).stream()
                            .filter(status ->
                                    author.map(status.account()::equals).orElse(true))
                            .toList()
                    : List.of();
        }
        SearchQuery query = QueryParser.parse(wanted.typed());
        if (isAddressOfAccount(wanted.typed())) {
            return List.of();
        }
        Page page = Paging.of(call.call(), home, wanted.limit(), wanted.limit()).wanted();
        Window window = new Window(wanted.offset(), wanted.limit(), page.maxId(), page.after());
        List<StatusId> found = search.find(query, call.viewer(), author, window).statuses();
        return statuses.all(call.viewer(), found);
    }

    private static boolean isAddressOfAccount(String typed) {
        return typed.startsWith("@") && typed.chars().noneMatch(Character::isWhitespace);
    }
}
