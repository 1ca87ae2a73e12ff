package org.groundswell.web.lists;

import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.lists.FollowList;
import org.groundswell.lists.ListId;
import org.groundswell.lists.Lists;
import org.groundswell.lists.RepliesPolicy;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PostViews;

/** Lists: an overview, the timeline of each, and its settings with its members. */
public final class ListPages implements Pages {
    private static final String PATH = "/lists";

    private final Lists lists;
    private final Accounts accounts;
    private final Timelines timelines;
    private final PostViews posts;
    private final Renderer renderer;

    public ListPages(Lists lists, Accounts accounts, Timelines timelines, WebParts parts) {
        this.lists = lists;
        this.accounts = accounts;
        this.timelines = timelines;
        this.posts = parts.posts();
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> overview(call, 200, "", Optional.empty()));
        routes.post(PATH, PageAccess.SIGNED_IN, this::create);
        routes.get(PATH + "/{id}", PageAccess.SIGNED_IN, this::timeline);
        routes.get(PATH + "/{id}/edit", PageAccess.SIGNED_IN, call -> edit(call, 200, Optional.empty()));
        routes.post(PATH + "/{id}/edit", PageAccess.SIGNED_IN, this::change);
        routes.post(PATH + "/{id}/add", PageAccess.SIGNED_IN, this::add);
        routes.post(PATH + "/{id}/remove", PageAccess.SIGNED_IN, this::remove);
        routes.post(PATH + "/{id}/delete", PageAccess.SIGNED_IN, call -> {
            lists.delete(me(call), id(call));
            return Reply.seeOther(PATH);
        });
    }

    private Reply overview(WebCall call, int status, String typed, Optional<String> problem) {
        return renderer.page(
                status, new ListsPage(around(call, call.t().text("lists.title")), lists.of(me(call)), typed, problem));
    }

    private Reply create(WebCall call) {
        String title = call.params().textOr("title", "");
        try {
            FollowList list =
                    lists.create(me(call), new Lists.Change(Optional.of(title), Optional.empty(), Optional.empty()));
            return Reply.seeOther(PATH + "/" + list.id() + "/edit");
        } catch (Refusal.Invalid invalid) {
            return overview(call, 422, title, Optional.of(call.refusals().yours(invalid)));
        }
    }

    private Reply timeline(WebCall call) {
        FollowList list = lists.get(me(call), id(call));
        Timeline wanted = new Timeline.OfList(list.id(), list.repliesPolicy());
        WebCall.TimelineSlice slice =
                call.timeline(page -> timelines.page(call.visitor().id(), wanted, page));
        return renderer.page(new ListPage(
                around(call, list.title()),
                list,
                posts.of(slice.page(), call.visitor(), FilterPlace.of(FilterContext.HOME), call.t()),
                call.live(slice),
                slice.older()));
    }

    private Reply edit(WebCall call, int status, Optional<String> problem) {
        FollowList list = lists.get(me(call), id(call));
        WebCall.Slice<Lists.Member> slice =
                call.slice(page -> lists.members(me(call), list.id(), page), Lists.Member::pageId);
        List<Person> members =
                slice.entries().stream().map(each -> Person.of(each.account())).toList();
        return renderer.page(
                status, new ListEditPage(around(call, list.title()), list, members, slice.older(), problem));
    }

    private Reply change(WebCall call) {
        Params params = call.params();
        Lists.Change change = new Lists.Change(
                params.text("title").or(() -> Optional.of("")),
                RepliesPolicy.parse(params.textOr("replies_policy", "")),
                Optional.of(params.isOn("exclusive")));
        try {
            lists.change(me(call), id(call), change);
            return Reply.seeOther(PATH + "/" + id(call));
        } catch (Refusal.Invalid invalid) {
            return edit(call, 422, Optional.of(call.refusals().yours(invalid)));
        }
    }

    private Reply add(WebCall call) {
        Optional<Account> account =
                accounts.find(call.params().textOr("acct", "").strip());
        if (account.isEmpty()) {
            return edit(call, 422, Optional.of(call.t().text("lists.add.unknown")));
        }
        try {
            lists.add(me(call), id(call), List.of(account.get().id()));
            return Reply.seeOther(editPath(call));
        } catch (Refusal.Invalid already) {
            return Reply.seeOther(editPath(call));
        } catch (Refusal.NotFound notFollowed) {
            // Of another's list it is the page itself that isn't found.
            return edit(call, 422, Optional.of(call.t().text("lists.add.not_followed")));
        }
    }

    private Reply remove(WebCall call) {
        AccountId member = AccountId.parse(call.params().textOr("account", "")).orElseThrow(Refusal.NotFound::new);
        lists.remove(me(call), id(call), List.of(member));
        return Reply.seeOther(editPath(call));
    }

    private static String editPath(WebCall call) {
        return PATH + "/" + id(call) + "/edit";
    }

    private PageFrame around(WebCall call, String title) {
        return renderer.around(call, Renderer.Subject.of(title, "home"));
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }

    private static ListId id(WebCall call) {
        return ListId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }
}
