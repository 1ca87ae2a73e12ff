package org.groundswell.web.relationships;

import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.relationships.FollowRequests;
import org.groundswell.relationships.Listed;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.Person;

/** The page on which a person accepts and rejects requests to follow them. */
public final class FollowRequestPages implements Pages {
    private static final String PATH = "/follow-requests";

    private final FollowRequests requests;
    private final Renderer renderer;

    public FollowRequestPages(FollowRequests requests, WebParts parts) {
        this.requests = requests;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, this::show);
        routes.post(PATH + "/accept", PageAccess.SIGNED_IN, call -> {
            requests.accept(call.visitor().me().id(), follower(call));
            return Reply.seeOther(PATH);
        });
        routes.post(PATH + "/reject", PageAccess.SIGNED_IN, call -> {
            requests.reject(call.visitor().me().id(), follower(call));
            return Reply.seeOther(PATH);
        });
    }

    private Reply show(WebCall call) {
        WebCall.Slice<Listed> slice =
                call.slice(page -> requests.of(call.visitor().me().id(), page), Listed::pageId);
        return renderer.page(new FollowRequestsPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("follow_requests.title"), "you")),
                call.visitor().me().approvesFollowers(),
                slice.entries().stream().map(each -> Person.of(each.account())).toList(),
                slice.older()));
    }

    private static AccountId follower(WebCall call) {
        return AccountId.parse(call.params().textOr("account", "")).orElseThrow(Refusal.NotFound::new);
    }
}
