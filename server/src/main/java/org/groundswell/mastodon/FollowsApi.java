package org.groundswell.mastodon;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.relationships.FollowLists;
import org.groundswell.relationships.FollowRequests;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.Listed;
import org.groundswell.relationships.Relationships;

/** Follows, requests to follow, and relationships: parts of {@code /api/v1/accounts}, {@code /api/v1/follow_requests}. */
public final class FollowsApi implements Resource {
    private final Accounts accounts;
    private final Relationships relationships;
    private final Follows follows;
    private final FollowLists lists;
    private final FollowRequests requests;
    private final AccountEntities entities;

    public FollowsApi(
            Accounts accounts,
            Relationships relationships,
            Follows follows,
            FollowLists lists,
            FollowRequests requests,
            ApiParts parts) {
        this.accounts = accounts;
        this.relationships = relationships;
        this.follows = follows;
        this.lists = lists;
        this.requests = requests;
        this.entities = parts.accounts;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/api/v1/accounts/relationships",
                Access.person(Scope.READ_FOLLOWS),
                "Relationships to several accounts",
                this::relationships);
        routes.get(
                "/api/v1/accounts/familiar_followers",
                Access.person(Scope.READ_FOLLOWS),
                "Accounts you follow that follow other accounts",
                this::familiar);
        routes.get(
                "/api/v1/accounts/{id}/followers",
                Access.open(Scope.READ_ACCOUNTS),
                "An account's followers",
                this::followers);
        routes.get(
                "/api/v1/accounts/{id}/following",
                Access.open(Scope.READ_ACCOUNTS),
                "Accounts that an account follows",
                this::following);
        routes.post(
                "/api/v1/accounts/{id}/follow", Access.person(Scope.WRITE_FOLLOWS), "Follows an account", this::follow);
        routes.post(
                "/api/v1/accounts/{id}/unfollow",
                Access.person(Scope.WRITE_FOLLOWS),
                "Unfollows an account",
                call -> AccountEntities.of(follows.unfollow(call.me(), call.accountId())));
        routes.post(
                "/api/v1/accounts/{id}/remove_from_followers",
                Access.person(Scope.WRITE_FOLLOWS),
                "Removes an account from your followers",
                call -> AccountEntities.of(follows.removeFollower(call.me(), call.accountId())));
        routes.get(
                "/api/v1/follow_requests",
                Access.person(Scope.READ_FOLLOWS),
                "Accounts that ask to follow you",
                call -> call.listing(40, 80, page -> requests.of(call.me(), page), Listed::pageId, this::people));
        routes.post(
                "/api/v1/follow_requests/{id}/authorize",
                Access.person(Scope.WRITE_FOLLOWS),
                "Accepts a request to follow you",
                call -> AccountEntities.of(requests.accept(call.me(), call.accountId())));
        routes.post(
                "/api/v1/follow_requests/{id}/reject",
                Access.person(Scope.WRITE_FOLLOWS),
                "Rejects a request to follow you",
                call -> AccountEntities.of(requests.reject(call.me(), call.accountId())));
    }

    /** Accounts that the caller follows and that follow another account. */
    record FamiliarEntity(String id, List<AccountEntity> accounts) {}

    private List<RelationshipEntity> relationships(ApiCall call) {
        List<AccountId> wanted = AccountsApi.ids(call.params());
        Map<AccountId, Account> known = accounts.all(wanted);
        return relationships
                .of(call.me(), wanted.stream().filter(known::containsKey).toList())
                .stream()
                .map(AccountEntities::of)
                .toList();
    }

    private List<FamiliarEntity> familiar(ApiCall call) {
        return lists.familiar(call.me(), AccountsApi.ids(call.params())).entrySet().stream()
                .map(each -> new FamiliarEntity(each.getKey().toString(), entities.of(each.getValue())))
                .toList();
    }

    private Listing followers(ApiCall call) {
        Account account = accounts.get(call.accountId());
        return call.listing(
                40, 80, page -> lists.followers(call.viewer(), account, page), Listed::pageId, this::people);
    }

    private Listing following(ApiCall call) {
        Account account = accounts.get(call.accountId());
        return call.listing(
                40, 80, page -> lists.following(call.viewer(), account, page), Listed::pageId, this::people);
    }

    private RelationshipEntity follow(ApiCall call) {
        Params params = call.params();
        Follows.Options options = new Follows.Options(
                params.flag("reblogs"),
                params.flag("notify"),
                params.hasList("languages") ? Optional.of(params.all("languages")) : Optional.empty());
        return AccountEntities.of(follows.follow(call.me(), call.accountId(), options));
    }

    private List<AccountEntity> people(Collection<Listed> listed) {
        return entities.of(listed.stream().map(Listed::account).toList());
    }
}
