package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.lists.FollowList;
import org.groundswell.lists.ListId;
import org.groundswell.lists.Lists;
import org.groundswell.lists.RepliesPolicy;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;

/** Lists of followed accounts and their timelines: {@code /api/v1/lists}, {@code /api/v1/timelines/list}. */
public final class ListsApi implements Resource {
    /** A request may name so many accounts. */
    private static final int MOST_AT_ONCE = 500;
    /** {@code limit=0} means all; so many are all that fit in an answer. */
    private static final int ALL = 5_000;

    private final Lists lists;
    private final Accounts accounts;
    private final Timelines timelines;
    private final AccountEntities entities;
    private final StatusEntities statuses;

    public ListsApi(Lists lists, Accounts accounts, Timelines timelines, ApiParts parts) {
        this.lists = lists;
        this.accounts = accounts;
        this.timelines = timelines;
        this.entities = parts.accounts;
        this.statuses = parts.statuses;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.person(Scope.READ_LISTS);
        Access write = Access.person(Scope.WRITE_LISTS);
        routes.get("/api/v1/lists", read, "Your lists", call -> entities(lists.of(call.me())));
        routes.post(
                "/api/v1/lists",
                write,
                "Creates a list",
                call -> entity(lists.create(call.me(), change(call.params()))));
        routes.get("/api/v1/lists/{id}", read, "A list", call -> entity(lists.get(call.me(), id(call))));
        routes.put(
                "/api/v1/lists/{id}",
                write,
                "Changes a list",
                call -> entity(lists.change(call.me(), id(call), change(call.params()))));
        routes.delete("/api/v1/lists/{id}", write, "Deletes a list", call -> {
            lists.delete(call.me(), id(call));
            return new BlocksApi.Nothing();
        });
        routes.get("/api/v1/lists/{id}/accounts", read, "The accounts of a list", this::members);
        routes.post("/api/v1/lists/{id}/accounts", write, "Adds accounts to a list", call -> {
            lists.add(call.me(), id(call), accountIds(call.params()));
            return new BlocksApi.Nothing();
        });
        routes.delete("/api/v1/lists/{id}/accounts", write, "Removes accounts from a list", call -> {
            lists.remove(call.me(), id(call), accountIds(call.params()));
            return new BlocksApi.Nothing();
        });
        routes.get(
                "/api/v1/accounts/{id}/lists",
                read,
                "Your lists that contain an account",
                call -> entities(lists.containing(
                        call.me(), accounts.get(call.accountId()).id())));
        routes.get("/api/v1/timelines/list/{id}", read, "The timeline of a list", this::timeline);
    }

    /** A list in the API. */
    record ListEntity(String id, String title, String repliesPolicy, boolean exclusive) {}

    private static ListEntity entity(FollowList list) {
        return new ListEntity(
                list.id().toString(), list.title(), list.repliesPolicy().apiName(), list.exclusive());
    }

    private static List<ListEntity> entities(List<FollowList> lists) {
        return lists.stream().map(ListsApi::entity).toList();
    }

    private static Lists.Change change(Params params) {
        Optional<RepliesPolicy> policy = params.text("replies_policy")
                .map(name -> RepliesPolicy.parse(name)
                        .orElseThrow(() -> new Refusal.Invalid(
                                "replies_policy", Refusal.Fault.INCLUSION, "error.lists.replies_policy")));
        return new Lists.Change(params.text("title"), policy, params.flag("exclusive"));
    }

    private Object members(ApiCall call) {
        if (call.params().number("limit").filter(limit -> limit == 0).isPresent()) {
            return entities.of(lists.members(call.me(), id(call), Page.first(ALL)).stream()
                    .map(Lists.Member::account)
                    .toList());
        }
        return call.listing(
                40,
                80,
                page -> lists.members(call.me(), id(call), page),
                Lists.Member::pageId,
                found -> entities.of(found.stream().map(Lists.Member::account).toList()));
    }

    private Listing timeline(ApiCall call) {
        FollowList list = lists.get(call.me(), id(call));
        Timeline timeline = new Timeline.OfList(list.id(), list.repliesPolicy());
        return call.timeline(20, 40, page -> timelines.page(call.viewer(), timeline, page), statuses::list);
    }

    private static ListId id(ApiCall call) {
        return ListId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }

    private static List<AccountId> accountIds(Params params) {
        List<String> typed = params.all("account_ids");
        if (typed.size() > MOST_AT_ONCE) {
            throw new Refusal.Invalid("account_ids", "error.too_many_entries", "most", MOST_AT_ONCE);
        }
        return typed.stream()
                .map(id -> AccountId.parse(id).orElseThrow(Refusal.NotFound::new))
                .toList();
    }
}
