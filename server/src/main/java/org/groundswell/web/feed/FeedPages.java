package org.groundswell.web.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Params;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Excerpt;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusPage;
import org.groundswell.stories.Article;
import org.groundswell.stories.Stories;
import org.groundswell.stories.Story;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.EmojiMarkup;
import org.groundswell.text.StatusText;
import org.groundswell.timelines.AccountFilter;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Feeds of tags, accounts and stories: public posts, newest first. */
public final class FeedPages implements Pages {
    private static final int ENTRIES = 20;
    /** A feed has an account's own posts, not its boosts. */
    private static final AccountFilter OWN = new AccountFilter(true, true, Optional.empty());

    private final Timelines timelines;
    private final Accounts accounts;
    private final Tags tags;
    private final Stories stories;
    private final PageFrame.Site site;
    /** Readers show entries without this server's pages around them. */
    private final EmojiMarkup emojis;

    private final FeedWriter writer = new FeedWriter();

    public FeedPages(Timelines timelines, Accounts accounts, Tags tags, Stories stories, WebParts parts) {
        this.timelines = timelines;
        this.accounts = accounts;
        this.tags = tags;
        this.stories = stories;
        this.site = parts.site();
        this.emojis = site.emojis().absolute(site.home());
    }

    @Override
    public void addTo(WebRoutes routes) {
        for (FeedWriter.Format format : FeedWriter.Format.values()) {
            String file = "/feed." + format.ending();
            routes.open("/tags/{name}" + file, call -> writer.reply(ofTag(call, file), format));
            routes.open("/@{acct}" + file, call -> writer.reply(ofAccount(call, file), format));
            routes.open("/stories" + file, call -> writer.reply(ofStories(call, file), format));
        }
    }

    /** The feeds of a page, for its head. */
    public static List<PageFrame.Link> links(String path, String title) {
        return List.of(
                new PageFrame.Link("alternate", "application/atom+xml", path + "/feed.atom", title),
                new PageFrame.Link("alternate", "application/rss+xml", path + "/feed.rss", title));
    }

    private Feed ofTag(WebCall call, String file) {
        Tag tag = tags.get(call.part("name"));
        String page = site.home() + "/tags/" + Params.encode(tag.name().key());
        StatusPage posts = newest(new Timeline.Tagged(TagQuery.of(tag.name()), Origin.ANYWHERE));
        return feed(
                page,
                file,
                "#" + tag.displayName(),
                call.t().text("feed.tag.description", "tag", "#" + tag.displayName()),
                posts);
    }

    private Feed ofAccount(WebCall call, String file) {
        Account account = Acct.parse(call.part("acct"))
                .flatMap(acct -> accounts.find(acct.toString()))
                .orElseThrow(Refusal.NotFound::new)
                .requireShown();
        StatusPage found = newest(new Timeline.OfAccount(account.id(), OWN));
        StatusPage posts = found.showing(found.statuses().stream()
                .filter(status -> status.visibility().isListed())
                .toList());
        String page = site.home() + account.acct().page();
        return feed(
                page,
                file,
                call.t()
                        .text(
                                "feed.account.title",
                                "name",
                                account.name(),
                                "acct",
                                account.acct().toString()),
                account.profile().note().text(),
                posts);
    }

    private StatusPage newest(Timeline timeline) {
        return timelines.page(Optional.empty(), timeline, org.groundswell.model.Page.first(ENTRIES));
    }

    private Feed feed(String page, String file, String title, String description, StatusPage posts) {
        List<Feed.Entry> entries = posts.shown()
                .flatMap(status -> status.post().stream())
                .map(post -> entry(post, posts.author(post)))
                .toList();
        Instant updated = entries.stream()
                .map(Feed.Entry::updated)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new Feed(page, title, description, page, page + file, "", updated, entries);
    }

    private Feed.Entry entry(Post post, Account author) {
        Post.Content content = post.content();
        boolean warned = !content.spoiler().isEmpty();
        String authorUrl = site.home() + author.acct().page();
        // The text behind a warning is read by choice, on the post's page.
        String html = warned
                ? emojis.of(StatusText.parse(content.spoiler()).inline(site.home() + "/tags/"))
                        .html()
                : emojis.of(content.html()).html() + options(content);
        return new Feed.Entry(
                authorUrl + "/" + post.id(),
                Excerpt.of(warned ? content.spoiler() : content.text()),
                author.name(),
                authorUrl,
                post.createdAt(),
                post.editedAt().orElse(post.createdAt()),
                html,
                content.tags());
    }

    /** The options of a poll. The votes would be out of date in a reader. */
    private String options(Post.Content content) {
        return content.poll()
                .map(poll -> poll.options().stream()
                        .map(option -> "<li>" + emojis.of(option).html() + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>")))
                .orElse("");
    }

    private Feed ofStories(WebCall call, String file) {
        List<Feed.Entry> entries = stories.published(org.groundswell.model.Page.first(ENTRIES)).stream()
                .map(this::entry)
                .toList();
        Instant updated = entries.stream()
                .map(Feed.Entry::updated)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        String page = site.home() + "/stories";
        return new Feed(
                page,
                call.t().text("feed.stories.title", "site", site.title()),
                call.t().text("feed.stories.description"),
                page,
                page + file,
                "",
                updated,
                entries);
    }

    private Feed.Entry entry(Story story) {
        Article article = stories.published(story);
        Instant at = story.published().orElseThrow().at();
        return new Feed.Entry(
                site.home() + story.path(),
                article.title().text(),
                String.join(", ", article.editors()),
                "",
                at,
                at,
                StatusText.parse(article.lead())
                        .html(site.home() + "/tags/", _ -> Optional.empty())
                        .html(),
                List.of(article.tag()));
    }
}
