package org.groundswell.mastodon;

import java.util.List;
import java.util.function.BiFunction;
import org.groundswell.auth.Scope;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Status;

/** Favourites and bookmarks, and who did what with a status. */
public final class InteractionsApi implements Resource {
    private final Interactions interactions;
    private final StatusEntities entities;
    private final AccountEntities accountEntities;

    public InteractionsApi(Interactions interactions, ApiParts parts) {
        this.interactions = interactions;
        this.entities = parts.statuses;
        this.accountEntities = parts.accounts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        act(routes, "favourite", Scope.WRITE_FAVOURITES, interactions::favourite);
        act(routes, "unfavourite", Scope.WRITE_FAVOURITES, interactions::unfavourite);
        act(routes, "bookmark", Scope.WRITE_BOOKMARKS, interactions::bookmark);
        act(routes, "unbookmark", Scope.WRITE_BOOKMARKS, interactions::unbookmark);
        routes.get(
                "/api/v1/statuses/{id}/favourited_by",
                Access.open(Scope.READ_STATUSES, Scope.READ_ACCOUNTS),
                this::favouritedBy);
        routes.get(
                "/api/v1/statuses/{id}/reblogged_by",
                Access.open(Scope.READ_STATUSES, Scope.READ_ACCOUNTS),
                this::boostedBy);
        routes.get("/api/v1/favourites", Access.person(Scope.READ_FAVOURITES), this::favourites);
        routes.get("/api/v1/bookmarks", Access.person(Scope.READ_BOOKMARKS), this::bookmarks);
    }

    private void act(ApiRoutes routes, String verb, Scope scope, BiFunction<AccountId, StatusId, Status> action) {
        routes.post(
                "/api/v1/statuses/{id}/" + verb,
                Access.person(scope),
                call -> entities.of(action.apply(call.me(), call.statusId()), call.viewer()));
    }

    private Listing favouritedBy(ApiCall call) {
        return call.listing(
                40,
                80,
                page -> interactions.favouritedBy(call.viewer(), call.statusId(), page),
                Interactions.ByWhom::pageId,
                this::people);
    }

    private Listing boostedBy(ApiCall call) {
        return call.listing(
                40,
                80,
                page -> interactions.boostedBy(call.viewer(), call.statusId(), page),
                Interactions.ByWhom::pageId,
                this::people);
    }

    private Listing favourites(ApiCall call) {
        return call.listing(
                20,
                40,
                page -> interactions.favourites(call.me(), page),
                Interactions.Kept::pageId,
                kept -> statuses(call, kept));
    }

    private Listing bookmarks(ApiCall call) {
        return call.listing(
                20,
                40,
                page -> interactions.bookmarks(call.me(), page),
                Interactions.Kept::pageId,
                kept -> statuses(call, kept));
    }

    private Json statuses(ApiCall call, List<Interactions.Kept> kept) {
        return entities.of(kept.stream().map(Interactions.Kept::status).toList(), call.viewer());
    }

    private List<AccountEntity> people(List<Interactions.ByWhom> who) {
        return accountEntities.of(who.stream().map(Interactions.ByWhom::account).toList());
    }
}
