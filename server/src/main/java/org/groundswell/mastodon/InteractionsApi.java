package org.groundswell.mastodon;

import java.util.List;
import java.util.function.BiFunction;
import org.groundswell.auth.Scope;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Pins;
import org.groundswell.statuses.Status;

/** Favourites, bookmarks and pinned posts, and who did what with a status. */
public final class InteractionsApi implements Resource {
    private final Interactions interactions;
    private final Pins pins;
    private final StatusEntities entities;
    private final AccountEntities accountEntities;

    public InteractionsApi(Interactions interactions, Pins pins, ApiParts parts) {
        this.interactions = interactions;
        this.pins = pins;
        this.entities = parts.statuses;
        this.accountEntities = parts.accounts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        act(routes, new Act("favourite", Scope.WRITE_FAVOURITES, "Favourites a status"), interactions::favourite);
        act(routes, new Act("unfavourite", Scope.WRITE_FAVOURITES, "Undoes a favourite"), interactions::unfavourite);
        act(routes, new Act("bookmark", Scope.WRITE_BOOKMARKS, "Bookmarks a status"), interactions::bookmark);
        act(routes, new Act("unbookmark", Scope.WRITE_BOOKMARKS, "Removes a bookmark"), interactions::unbookmark);
        act(routes, new Act("pin", Scope.WRITE_ACCOUNTS, "Pins one's own status to the profile"), pins::pin);
        act(routes, new Act("unpin", Scope.WRITE_ACCOUNTS, "Unpins a status"), pins::unpin);
        routes.get(
                "/api/v1/statuses/{id}/favourited_by",
                Access.open(Scope.READ_STATUSES, Scope.READ_ACCOUNTS),
                "Accounts that favourited a status",
                this::favouritedBy);
        routes.get(
                "/api/v1/statuses/{id}/reblogged_by",
                Access.open(Scope.READ_STATUSES, Scope.READ_ACCOUNTS),
                "Accounts that boosted a status",
                this::boostedBy);
        routes.get("/api/v1/favourites", Access.person(Scope.READ_FAVOURITES), "Favourited statuses", this::favourites);
        routes.get("/api/v1/bookmarks", Access.person(Scope.READ_BOOKMARKS), "Bookmarked statuses", this::bookmarks);
    }

    /** An action on a status: the verb in its path, its scope, and its summary. */
    private record Act(String verb, Scope scope, String summary) {}

    private void act(ApiRoutes routes, Act act, BiFunction<AccountId, StatusId, Status> action) {
        routes.post(
                "/api/v1/statuses/{id}/" + act.verb(),
                Access.person(act.scope()),
                act.summary(),
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
