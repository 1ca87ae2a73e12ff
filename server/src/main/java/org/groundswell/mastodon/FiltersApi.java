package org.groundswell.mastodon;

import java.util.Map;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.filters.Filter;
import org.groundswell.filters.FilterChange;
import org.groundswell.filters.Filters;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;

/** Filters, their keywords and posts: {@code /api/v2/filters}. */
public final class FiltersApi implements Resource {
    private static final Map<String, String> NOTHING = Map.of();

    private final Filters filters;

    public FiltersApi(Filters filters) {
        this.filters = filters;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access reading = Access.person(Scope.READ_FILTERS);
        Access writing = Access.person(Scope.WRITE_FILTERS);
        String one = "/api/v2/filters/{id}";
        String keyword = "/api/v2/filters/keywords/{id}";
        String post = "/api/v2/filters/statuses/{id}";
        routes.get(
                "/api/v2/filters",
                reading,
                "Filters",
                call -> filters.all(call.me()).stream()
                        .map(FilterEntities::whole)
                        .toList());
        routes.post(
                "/api/v2/filters",
                writing,
                "Creates a filter",
                call -> FilterEntities.whole(filters.create(call.me(), FilterParams.filter(call.params()))));
        routes.get(one, reading, "A filter", call -> FilterEntities.whole(filter(call)));
        routes.put(
                one,
                writing,
                "Changes a filter",
                call -> FilterEntities.whole(filters.update(call.me(), id(call), FilterParams.filter(call.params()))));
        routes.delete(one, writing, "Deletes a filter", call -> {
            filters.delete(call.me(), id(call));
            return NOTHING;
        });
        routes.get(
                one + "/keywords",
                reading,
                "The keywords of a filter",
                call -> FilterEntities.whole(filter(call)).keywords());
        routes.post(one + "/keywords", writing, "Adds a keyword to a filter", this::addKeyword);
        routes.get(
                keyword,
                reading,
                "A keyword of a filter",
                call -> keyword(filters.ofKeyword(call.me(), id(call)), id(call)));
        routes.put(keyword, writing, "Changes a keyword of a filter", this::changeKeyword);
        routes.delete(keyword, writing, "Removes a keyword from its filter", call -> {
            filters.removeKeyword(call.me(), id(call));
            return NOTHING;
        });
        routes.get(
                one + "/statuses",
                reading,
                "The posts in a filter",
                call -> FilterEntities.whole(filter(call)).statuses());
        routes.post(one + "/statuses", writing, "Adds a post to a filter", this::addPost);
        routes.get(post, reading, "A post in a filter", this::post);
        routes.delete(
                post,
                writing,
                "Removes a post from its filter",
                call -> FilterEntities.post(filters.removePost(call.me(), id(call))));
    }

    private FilterEntities.Keyword addKeyword(ApiCall call) {
        FilterChange change = FilterParams.keyword(call.params(), Optional.empty());
        return FilterEntities.keyword(
                filters.update(call.me(), id(call), change).keywords().getLast());
    }

    private FilterEntities.Keyword changeKeyword(ApiCall call) {
        FilterChange change = FilterParams.keyword(call.params(), Optional.of(id(call)));
        return keyword(filters.updateWithKeyword(call.me(), id(call), change), id(call));
    }

    private FilterEntities.Post addPost(ApiCall call) {
        StatusId status = StatusId.parse(call.params().required("status_id")).orElseThrow(Refusal.NotFound::new);
        return FilterEntities.post(filters.addPost(call.me(), id(call), status));
    }

    private FilterEntities.Post post(ApiCall call) {
        long id = id(call);
        return FilterEntities.whole(filters.ofPost(call.me(), id)).statuses().stream()
                .filter(post -> post.id().equals(Long.toString(id)))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    private Filter filter(ApiCall call) {
        return filters.get(call.me(), id(call));
    }

    private static FilterEntities.Keyword keyword(Filter filter, long id) {
        return filter.keywords().stream()
                .filter(keyword -> keyword.id() == id)
                .map(FilterEntities::keyword)
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    private static long id(ApiCall call) {
        return FilterParams.id(call.part("id"));
    }
}
