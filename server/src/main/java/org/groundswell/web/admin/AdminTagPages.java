package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.moderation.TagReview;
import org.groundswell.moderation.TagReview.Reviewed;
import org.groundswell.text.Spans;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The page on which moderators find a tag and change its settings. */
public final class AdminTagPages implements Pages {
    private static final String PATH = "/admin/tags";
    private static final String USABLE = "usable";
    private static final String LISTABLE = "listable";
    private static final String TRENDABLE = "trendable";

    private final TagReview review;
    private final Renderer renderer;

    public AdminTagPages(TagReview review, WebParts parts) {
        this.review = review;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, this::list);
        routes.post(PATH + "/{id}", PageAccess.MODERATOR, this::change);
    }

    private Reply list(WebCall call) {
        String query = call.params().textOr("q", "").strip();
        if (query.isEmpty()) {
            WebCall.Slice<Reviewed> slice = call.slice(
                    page -> review.list(me(call), page),
                    each -> each.tag().id().orElseThrow().value());
            return page(call, 200, slice.entries(), "", Optional.empty(), slice.older());
        }
        List<TagName> name = Spans.tagName(query).map(TagName::of).stream().toList();
        return page(call, 200, review.byNames(me(call), name), query, Optional.empty(), Optional.empty());
    }

    private Reply change(WebCall call) {
        Params params = call.params();
        long id = call.id();
        try {
            Reviewed after = review.change(
                    me(call),
                    id,
                    new TagReview.Change(
                            changed(params, TRENDABLE),
                            changed(params, USABLE),
                            changed(params, LISTABLE),
                            params.text("display_name").filter(typed -> !typed.equals(params.textOr("spelled", ""))),
                            false));
            return Reply.seeOther(
                    PATH + "?q=" + Params.encode(after.tag().name().key()));
        } catch (Refusal.Invalid invalid) {
            Reviewed tag = review.get(me(call), id);
            Optional<String> problem = Optional.of(call.refusals().sentence(invalid));
            return page(call, 422, List.of(tag), tag.tag().name().key(), problem, Optional.empty());
        }
    }

    /** The setting that a checkbox has now, if the page showed another: so two moderators don't undo each other's changes. */
    private static Optional<Boolean> changed(Params params, String setting) {
        boolean before = List.of(params.textOr("shown", "").split(" ")).contains(setting);
        boolean after = params.has(setting);
        return before == after ? Optional.empty() : Optional.of(after);
    }

    private Reply page(
            WebCall call,
            int status,
            List<Reviewed> tags,
            String query,
            Optional<String> problem,
            Optional<String> older) {
        boolean open = tags.size() == 1;
        return renderer.page(
                status,
                new AdminTagsPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("admin_tags.title"), "you")),
                        tags.stream().map(tag -> entry(tag, open, call.t())).toList(),
                        query.length() <= TagName.LONGEST ? query : "",
                        problem,
                        older));
    }

    private static AdminTagsPage.Entry entry(Reviewed reviewed, boolean open, Translator t) {
        boolean usable = reviewed.settings().usable();
        boolean listable = reviewed.settings().listable();
        String shown = Stream.of(usable ? USABLE : "", listable ? LISTABLE : "", reviewed.trendable() ? TRENDABLE : "")
                .filter(setting -> !setting.isEmpty())
                .collect(Collectors.joining(" "));
        String facts = Stream.of(
                        t.text("admin_tags.people", "count", reviewed.tag().people()),
                        t.text("admin_tags.posts", "count", reviewed.tag().posts()),
                        usable ? "" : t.text("admin_tags.disabled"),
                        listable ? "" : t.text("admin_tags.unlisted"),
                        reviewed.awaiting() ? t.text("admin_tags.awaiting") : "",
                        reviewed.trendable() || reviewed.awaiting() ? "" : t.text("admin_tags.not_trending"))
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(" · "));
        return new AdminTagsPage.Entry(
                Long.toString(reviewed.tag().id().orElseThrow().value()),
                "#" + reviewed.tag().displayName(),
                "/tags/" + Params.encode(reviewed.tag().name().key()),
                facts,
                reviewed.settings().displayName().orElse(""),
                usable,
                listable,
                reviewed.trendable(),
                shown,
                open);
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }
}
