package org.groundswell.mastodon;

import java.util.Optional;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Scope;
import org.groundswell.stories.Article;
import org.groundswell.stories.Language;
import org.groundswell.stories.Stories;
import org.groundswell.stories.StoryJson;
import org.groundswell.tags.Tags;

/** Stories: {@code /api/v1/tags/{name}/story} and {@code /api/v1/stories/{slug}}; our own. */
public final class StoriesApi implements Resource {
    private final Tags tags;
    private final Stories stories;
    private final Accounts accounts;
    private final StoryJson json = new StoryJson();

    public StoriesApi(Tags tags, Stories stories, Accounts accounts) {
        this.tags = tags;
        this.accounts = accounts;
        this.stories = stories;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/api/v1/tags/{name}/story",
                Access.open(Scope.READ_STATUSES),
                "A story of a tag, written from its wave",
                this::told);
        routes.get(
                "/api/v1/stories/{slug}",
                Access.open(Scope.READ_STATUSES),
                "A published story",
                call -> json.tree(shown(call, stories.published(stories.get(call.part("slug"))))));
    }

    private Object told(ApiCall call) {
        Optional<Integer> wave = call.params().number("wave");
        Language language = Language.of(call.params().textOr("lang", "en"));
        Article article = stories.article(tags.get(call.part("name")), wave, language);
        return json.tree(shown(call, article));
    }

    /** Without the accounts that the caller blocks or mutes. */
    private Article shown(ApiCall call, Article article) {
        return article.naming(accounts.shown(call.viewer(), article.named()));
    }
}
