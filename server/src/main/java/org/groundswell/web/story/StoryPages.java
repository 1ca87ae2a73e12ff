package org.groundswell.web.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Accounts;
import org.groundswell.exports.StoryExport;
import org.groundswell.exports.StoryViews;
import org.groundswell.files.StoredFiles;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Ago;
import org.groundswell.stories.Article;
import org.groundswell.stories.Language;
import org.groundswell.stories.Stories;
import org.groundswell.stories.Story;
import org.groundswell.stories.StoryJson;
import org.groundswell.stories.StoryMarkdown;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.waves.Preparation;
import org.groundswell.waves.WaveQuery;
import org.groundswell.web.embed.EmbedPages;
import org.groundswell.web.feed.FeedPages;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Published stories and the automatic stories of tags, as pages and as files. */
public final class StoryPages implements Pages {
    private static final int MOST_DRAFTS = 30;

    private final Stories stories;
    private final Tags tags;
    private final Preparation preparation;
    private final Accounts accounts;
    private final StoryViews views;
    private final StoryExport export;
    private final StoryMarkdown markdown;
    private final StoryJson json = new StoryJson();
    private final Renderer renderer;
    private final InstantSource clock;

    /** The services it reads from. */
    public record Sources(Stories stories, Tags tags, Preparation preparation, Accounts accounts, StoredFiles files) {}

    public StoryPages(Sources sources, WebParts parts) {
        this.accounts = sources.accounts();
        this.stories = sources.stories();
        this.tags = sources.tags();
        this.preparation = sources.preparation();
        this.views = parts.stories();
        this.export = new StoryExport(parts.stories(), sources.files());
        this.markdown = new StoryMarkdown(parts.host());
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/stories", PageAccess.EVERYONE, this::list);
        routes.get("/stories/{slug}", PageAccess.EVERYONE, call -> page(call, article(call), Optional.of(story(call))));
        routes.get(
                "/stories/{slug}/story.html",
                PageAccess.EVERYONE,
                call -> html(call, article(call), call.part("slug")));
        routes.get("/stories/{slug}/story.md", PageAccess.EVERYONE, call -> markdown(article(call), call.part("slug")));
        routes.get("/stories/{slug}/story.json", PageAccess.EVERYONE, call -> json(article(call), call.part("slug")));
        routes.get("/tags/{name}/story", PageAccess.EVERYONE, this::automatic);
        routes.get("/tags/{name}/story.html", PageAccess.EVERYONE, call -> html(call, told(call), key(call)));
        routes.get("/tags/{name}/story.md", PageAccess.EVERYONE, call -> markdown(told(call), key(call)));
        routes.get("/tags/{name}/story.json", PageAccess.EVERYONE, call -> json(told(call), key(call)));
    }

    private Reply list(WebCall call) {
        boolean editor = call.visitor().mayEdit();
        Instant now = clock.instant();
        WebCall.Slice<Story> slice = call.slice(
                stories::published,
                story -> story.published()
                        .map(publication -> publication.at().toEpochMilli())
                        .orElse(0L));
        List<StoriesPage.Entry> published = slice.entries().stream()
                .map(story -> entry(story, stories.published(story), now, call.t()))
                .toList();
        List<StoriesPage.Entry> drafts = editor
                ? stories.all().stream()
                        .filter(story -> story.published().isEmpty())
                        .limit(MOST_DRAFTS)
                        .map(story -> draft(story, now, call.t()))
                        .toList()
                : List.of();
        String title = call.t().text("stories.title");
        Renderer.Subject subject = new Renderer.Subject(title, "", "stories", FeedPages.links("/stories", title));
        return renderer.page(new StoriesPage(renderer.around(call, subject), published, slice.older(), drafts));
    }

    private static StoriesPage.Entry entry(Story story, Article article, Instant now, Translator t) {
        Instant at = story.published().orElseThrow().at();
        return new StoriesPage.Entry(
                article.title().text(), story.path(), article.tag(), article.lead(), Ago.of(at, now, t), "");
    }

    private StoriesPage.Entry draft(Story story, Instant now, Translator t) {
        Article article =
                stories.article(story, stories.version(story, story.version()).draft());
        return new StoriesPage.Entry(
                article.title().text(),
                story.path() + "/edit",
                article.tag(),
                article.lead(),
                Ago.of(story.startedAt(), now, t),
                story.language().ownName());
    }

    private Reply page(WebCall call, Article whole, Optional<Story> story) {
        // The page leaves out accounts that its reader blocks or mutes; the files are the same for everyone.
        Article article = whole.naming(accounts.shown(call.visitor().id(), whole.named()));
        boolean editor = call.visitor().mayEdit();
        String tagPath = "/tags/" + Params.encode(article.report().tag().name().key());
        String path = story.map(Story::path).orElse(tagPath + "/story");
        String wave = article.report().chosen().map(number -> "wave=" + number).orElse("wave=");
        String language = article.prose().language().code();
        StoryPage.Around around = new StoryPage.Around(
                story.isPresent() ? path + "/story" : path,
                story.isPresent() ? "" : "?lang=" + language + "&" + wave,
                editor && story.isPresent() ? path + "/edit" : "",
                editor && story.isEmpty() ? path + "?" + wave : "",
                language,
                story.isPresent()
                        ? List.of()
                        : List.of(Language.values()).stream()
                                .map(each -> new StoryPage.Around.Choice(
                                        each.ownName(),
                                        each.code(),
                                        path + "?lang=" + each.code() + "&" + wave,
                                        each == article.prose().language()))
                                .toList());
        Renderer.Subject subject = new Renderer.Subject(
                article.title().text(),
                article.lead(),
                "stories",
                story.map(_ -> List.of(EmbedPages.oembed(
                                renderer.home(), path, article.title().text())))
                        .orElse(List.of()));
        return renderer.page(new StoryPage(renderer.around(call, subject), views.of(article, call.t()), around));
    }

    private Reply html(WebCall call, Article article, String name) {
        return file(name + ".html", "text/html; charset=utf-8", export.write(article, call.t()))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
    }

    private Reply markdown(Article article, String name) {
        return file(name + ".md", "text/markdown; charset=utf-8", markdown.write(article));
    }

    private Reply json(Article article, String name) {
        return file(name + ".json", "application/json; charset=utf-8", json.write(article));
    }

    private static Reply file(String name, String type, String text) {
        return Reply.of(200, type, text.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + Params.encode(name))
                .with("X-Content-Type-Options", "nosniff");
    }

    private Reply automatic(WebCall call) {
        Tag tag = tags.get(call.part("name"));
        if (!preparation.isReady(tag, WaveQuery.of(call.params()::text))) {
            return renderer.pending(call, "#" + tag.displayName());
        }
        return page(call, told(call), Optional.empty());
    }

    /** The automatic story of a tag. */
    private Article told(WebCall call) {
        Tag tag = tags.get(call.part("name"));
        Optional<Integer> wave = call.params().number("wave");
        try {
            return stories.article(tag, wave, Language.of(call.params().textOr("lang", "en")));
        } catch (Refusal.Invalid nobodyUsedIt) {
            if (nobodyUsedIt.message().key().equals("error.tag.no_posts")) {
                throw new Refusal.NotFound("error.story.no_posts", "tag", tag.displayName());
            }
            throw nobodyUsedIt;
        }
    }

    private Article article(WebCall call) {
        return stories.published(story(call));
    }

    private Story story(WebCall call) {
        return stories.get(call.part("slug"));
    }

    private static String key(WebCall call) {
        return Tags.name(call.part("name")).key();
    }
}
