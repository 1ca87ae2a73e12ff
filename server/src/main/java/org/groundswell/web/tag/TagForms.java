package org.groundswell.web.tag;

import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.TagName;
import org.groundswell.stories.TagCare;
import org.groundswell.tags.Tags;
import org.groundswell.waves.HiddenRelations;
import org.groundswell.waves.Variants;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebRoutes;

/** What the forms on a tag's page do: follow it, and for moderators, join it with others or correct what is said of it. */
public final class TagForms implements Pages {
    private final Tags tags;
    private final TagCare care;
    private final Variants variants;
    private final HiddenRelations hiddenRelations;

    public TagForms(Tags tags, TagCare care, Variants variants, HiddenRelations hiddenRelations) {
        this.tags = tags;
        this.care = care;
        this.variants = variants;
        this.hiddenRelations = hiddenRelations;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.post("/tags/{name}/care", PageAccess.EDITOR_OR_MODERATOR, call -> {
            boolean needed = call.params().textOr("needed", "").equals("yes");
            care.need(call.visitor().me().id(), Tags.name(call.part("name")), needed);
            return back(call);
        });
        routes.post("/tags/{name}/join", PageAccess.MODERATOR, call -> {
            variants.join(call.visitor().me().id(), Tags.name(call.params().textOr("other", "")), name(call));
            return back(call);
        });
        routes.post("/tags/{name}/part", PageAccess.MODERATOR, call -> {
            variants.separate(call.visitor().me().id(), Tags.name(call.params().textOr("other", "")));
            return back(call);
        });
        routes.post("/tags/{name}/relations/hide", PageAccess.MODERATOR, call -> {
            hiddenRelations.hide(
                    call.visitor().me().id(),
                    name(call),
                    call.params().textOr("other", ""),
                    call.params().textOr("note", ""));
            return back(call);
        });
        routes.post("/tags/{name}/relations/restore", PageAccess.MODERATOR, call -> {
            hiddenRelations.restore(
                    call.visitor().me().id(), name(call), call.params().textOr("other", ""));
            return back(call);
        });
        routes.post("/tags/{name}/follow", PageAccess.SIGNED_IN, call -> {
            tags.follow(call.visitor().me().id(), call.part("name"));
            return back(call);
        });
        routes.post("/tags/{name}/unfollow", PageAccess.SIGNED_IN, call -> {
            tags.unfollow(call.visitor().me().id(), call.part("name"));
            return back(call);
        });
    }

    private static Reply back(WebCall call) {
        return Reply.seeOther("/tags/" + Params.encode(name(call).key()));
    }

    private static TagName name(WebCall call) {
        return Tags.name(call.part("name"));
    }
}
