package org.groundswell.web.translation;

import java.util.List;
import java.util.Locale;
import org.groundswell.http.Reply;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.translation.Translation;
import org.groundswell.translation.Translations;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PostViews;

/** Translations of posts. */
public final class TranslationPages implements Pages {
    private final Translations translations;
    private final Statuses statuses;
    private final PostViews posts;
    private final Renderer renderer;

    public TranslationPages(Translations translations, Statuses statuses, WebParts parts) {
        this.translations = translations;
        this.statuses = statuses;
        this.posts = parts.posts();
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/statuses/{id}/translation", PageAccess.SIGNED_IN, this::show);
    }

    private Reply show(WebCall call) {
        Post post = statuses.post(call.visitor().id(), call.statusId());
        Locale reader = call.t().locale();
        Translation translation = translations.translate(call.visitor().me().id(), post, reader.getLanguage());
        return renderer.page(new TranslationPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("translation.title"), "")),
                posts.of(List.of(post), call.visitor(), call.t()).getFirst(),
                translation,
                Locale.forLanguageTag(translation.source()).getDisplayLanguage(reader)));
    }
}
