package org.groundswell.web.settings;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.featured.FeaturedTag;
import org.groundswell.featured.FeaturedTagId;
import org.groundswell.featured.FeaturedTags;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.Ago;
import org.groundswell.tags.Tag;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The settings of the tags on one's profile. */
public final class FeaturedTagPages implements Pages {
    private static final String PATH = "/settings/featured-tags";
    /** A far too long text isn't shown again. */
    private static final int LONGEST_SHOWN = 500;

    private final FeaturedTags featured;
    private final Renderer renderer;
    private final InstantSource clock;

    public FeaturedTagPages(FeaturedTags featured, WebParts parts) {
        this.featured = featured;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> form(call, 200, "", Optional.empty()));
        routes.post(PATH, PageAccess.SIGNED_IN, this::add);
        routes.post(PATH + "/{id}/remove", PageAccess.SIGNED_IN, call -> {
            long id = StatusId.parse(call.part("id"))
                    .orElseThrow(Refusal.NotFound::new)
                    .value();
            featured.remove(call.visitor().me().id(), new FeaturedTagId(id));
            return Reply.seeOther(PATH);
        });
    }

    private Reply add(WebCall call) {
        String typed = call.params().textOr("name", "").strip();
        try {
            featured.add(call.visitor().me().id(), typed);
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            String shown = typed.length() <= LONGEST_SHOWN ? typed : "";
            return form(call, 422, shown, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply form(WebCall call, int status, String typed, Optional<String> problem) {
        Account me = call.visitor().me();
        List<FeaturedTag> mine = featured.mine(me.id());
        boolean full = mine.size() >= FeaturedTags.MOST;
        return renderer.page(
                status,
                new FeaturedTagsPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("featured_tags.title"), "you")),
                        mine.stream().map(each -> row(call, me, each)).toList(),
                        full
                                ? List.of()
                                : featured.suggested(me.id()).stream()
                                        .map(Tag::displayName)
                                        .toList(),
                        FeaturedTags.MOST,
                        full,
                        typed,
                        problem));
    }

    private FeaturedTagsPage.Row row(WebCall call, Account me, FeaturedTag tag) {
        String uses = tag.lastPostAt()
                .map(at -> call.t()
                        .text(
                                "featured_tags.uses",
                                "number",
                                call.t().number(tag.posts()),
                                "count",
                                tag.posts(),
                                "time",
                                Ago.of(at, clock.instant(), call.t()).text()))
                .orElse(call.t().text("featured_tags.unused"));
        return new FeaturedTagsPage.Row(
                tag.id().toString(),
                tag.spelling(),
                me.acct().page() + "/tagged/" + Params.encode(tag.name().key()),
                uses);
    }
}
