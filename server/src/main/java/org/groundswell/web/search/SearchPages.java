package org.groundswell.web.search;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Accounts;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.search.FoundStatuses;
import org.groundswell.search.Search;
import org.groundswell.search.SearchAddress;
import org.groundswell.search.Window;
import org.groundswell.search.query.QueryParser;
import org.groundswell.search.query.SearchQuery;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;

/** Search for posts, people and tags. */
public final class SearchPages implements Pages {
    private static final int MOST = 20;
    /** Of people and tags, where posts follow. */
    private static final int FEW = 5;
    /** Each page of posts costs as much as all before it. */
    private static final int LAST_PAGE = 50;

    private final Search search;
    private final Tags tags;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Suggestions suggestions;
    private final Renderer renderer;
    private final PostViews posts;

    public SearchPages(Search search, Tags tags, Accounts accounts, Statuses statuses, WebParts parts) {
        this.search = search;
        this.tags = tags;
        this.accounts = accounts;
        this.statuses = statuses;
        this.suggestions = new Suggestions(tags, accounts, parts.emojis());
        this.renderer = parts.renderer();
        this.posts = parts.posts();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/search", PageAccess.EVERYONE, this::search);
        routes.get("/search/suggestions", PageAccess.EVERYONE, suggestions::reply);
    }

    private Reply search(WebCall call) {
        Params params = call.params();
        String typed = params.textOr("q", "").strip();
        SearchTab tab = SearchTab.of(params.textOr("tab", ""));
        Optional<String> filtered = FilterForm.written(typed, params);
        if (filtered.isPresent()) {
            return Reply.seeOther(SearchPage.url(filtered.get(), tab));
        }
        PageFrame page = renderer.around(
                call, Renderer.Subject.of(typed.isEmpty() ? call.t().text("search.title") : typed, "search"));
        try {
            Accounts.searched(typed);
            return found(call, page, typed, tab);
        } catch (Refusal.Invalid refusal) {
            SearchPage refused = new SearchPage(
                    page, typed, tab, Optional.of(call.refusals().sentence(refusal)), SearchPage.Results.NONE, 100);
            return renderer.page(422, refused);
        }
    }

    private Reply found(WebCall call, PageFrame page, String typed, SearchTab tab) {
        SearchQuery query = QueryParser.parse(typed);
        Optional<SearchAddress> address = SearchAddress.parse(typed, URI.create(renderer.home()));
        if (address.isPresent() && address.get() instanceof SearchAddress.OfStatus(var id)) {
            List<PostView> found = views(call, List.of(id));
            SearchPage.Results one =
                    new SearchPage.Results(List.of(), List.of(), found, Optional.empty(), Optional.empty());
            return renderer.page(new SearchPage(page, typed, tab, Optional.empty(), one, 100));
        }
        boolean named = query.isPlain() || tab == SearchTab.PEOPLE || tab == SearchTab.TAGS;
        int number = Math.clamp(call.params().number("page").orElse(1), 1, LAST_PAGE);
        FoundStatuses found = tab.shows(SearchTab.POSTS) && !isAddressOfAccount(typed)
                ? search.find(query, call.visitor().id(), Optional.empty(), Window.of((number - 1) * MOST, MOST))
                : new FoundStatuses(List.of(), false, 100);
        int names = tab == SearchTab.ALL ? FEW : MOST;
        boolean first = number == 1 && named;
        SearchPage.Results results = new SearchPage.Results(
                first && tab.shows(SearchTab.TAGS) ? tags(typed, address, names) : List.of(),
                first && tab.shows(SearchTab.PEOPLE) ? people(call, typed, names) : List.of(),
                views(call, found.statuses()),
                found.more() && number < LAST_PAGE && call.visitor().isSignedIn()
                        ? Optional.of(SearchPage.url(typed, SearchTab.POSTS) + "&page=" + (number + 1))
                        : Optional.empty(),
                query.isPlain() && !typed.startsWith("@")
                        ? Optional.of(typed.replaceFirst("^#", ""))
                        : Optional.empty());
        return renderer.page(new SearchPage(page, typed, tab, Optional.empty(), results, found.percent()));
    }

    private List<Tag> tags(String typed, Optional<SearchAddress> address, int most) {
        if (address.isPresent()) {
            return address.get() instanceof SearchAddress.OfTag(var name)
                    ? List.copyOf(tags.all(List.of(name)).values())
                    : List.of();
        }
        return typed.isEmpty() || typed.startsWith("@") ? List.of() : tags.search(typed, most);
    }

    private List<Person> people(WebCall call, String typed, int most) {
        return typed.isEmpty() || typed.startsWith("#")
                ? List.of()
                : accounts.search(call.visitor().id(), typed, most).stream()
                        .map(Person::of)
                        .toList();
    }

    private List<PostView> views(WebCall call, List<StatusId> found) {
        return posts.of(
                statuses.all(call.visitor().id(), found),
                call.visitor(),
                FilterPlace.of(FilterContext.PUBLIC),
                call.t());
    }

    private static boolean isAddressOfAccount(String typed) {
        return typed.startsWith("@") && typed.chars().noneMatch(Character::isWhitespace);
    }
}
