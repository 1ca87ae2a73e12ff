package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.filters.Filter;
import org.groundswell.filters.FilterChange;
import org.groundswell.filters.Filters;
import org.groundswell.model.Refusal;

/** The older form of filters, {@code /api/v1/filters}: each keyword of a filter is a filter there. */
public final class OlderFiltersApi implements Resource {
    private final Filters filters;

    public OlderFiltersApi(Filters filters) {
        this.filters = filters;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access reading = Access.person(Scope.READ_FILTERS);
        Access writing = Access.person(Scope.WRITE_FILTERS);
        String one = "/api/v1/filters/{id}";
        routes.get("/api/v1/filters", reading, "Filters, in the older form", this::all);
        routes.post("/api/v1/filters", writing, "Creates a filter with one keyword", this::create);
        routes.get(
                one,
                reading,
                "A keyword of a filter, in the older form",
                call -> of(filters.ofKeyword(call.me(), id(call)), id(call)));
        routes.put(one, writing, "Changes a keyword and its filter", this::change);
        routes.delete(one, writing, "Removes a keyword; its filter stays", call -> {
            filters.removeKeyword(call.me(), id(call));
            return Map.of();
        });
    }

    private List<FilterEntities.V1> all(ApiCall call) {
        return filters.all(call.me()).stream()
                .flatMap(filter -> filter.keywords().stream().map(keyword -> FilterEntities.v1(filter, keyword)))
                .toList();
    }

    private FilterEntities.V1 create(ApiCall call) {
        call.params().required("phrase");
        Filter filter = filters.create(call.me(), FilterParams.v1(call.params(), Optional.empty()));
        return FilterEntities.v1(filter, filter.keywords().getFirst());
    }

    private FilterEntities.V1 change(ApiCall call) {
        FilterChange change = FilterParams.v1(call.params(), Optional.of(id(call)));
        return of(filters.updateWithKeyword(call.me(), id(call), change), id(call));
    }

    private static FilterEntities.V1 of(Filter filter, long id) {
        return filter.keywords().stream()
                .filter(keyword -> keyword.id() == id)
                .map(keyword -> FilterEntities.v1(filter, keyword))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    private static long id(ApiCall call) {
        return FilterParams.id(call.part("id"));
    }
}
