package org.groundswell.web.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Params;
import org.groundswell.media.Attachment;
import org.groundswell.media.MediaKind;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.Excerpt;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusPage;
import org.groundswell.stories.Article;
import org.groundswell.stories.Stories;
import org.groundswell.stories.Story;
import org.groundswell.stories.TagCare;
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
    /** Pictures of a story. */
    private static final int MOST_PICTURES = 4;
    /** A feed has an account's own posts, not its boosts. */
    private static final AccountFilter OWN = new AccountFilter(true, true, Optional.empty());

    private final Timelines timelines;
    private final Accounts accounts;
    private final Tags tags;
    private final Stories stories;
    private final TagCare care;
    private final MediaUploads uploads;
    private final PageFrame.Site site;
    /** Readers show entries without this server's pages around them. */
    private final EmojiMarkup emojis;

    private final FeedWriter writer = new FeedWriter();

    public FeedPages(
            Timelines timelines,
            Accounts accounts,
            Tags tags,
            Stories stories,
            TagCare care,
            MediaUploads uploads,
            WebParts parts) {
        this.timelines = timelines;
        this.accounts = accounts;
        this.tags = tags;
        this.stories = stories;
        this.care = care;
        this.uploads = uploads;
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
                "",
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
                account.profile()
                        .pictures()
                        .avatar()
                        .map(picture -> site.home() + picture.path())
                        .orElse(""),
                posts);
    }

    private StatusPage newest(Timeline timeline) {
        return timelines.page(Optional.empty(), timeline, org.groundswell.model.Page.first(ENTRIES));
    }

    private Feed feed(String page, String file, String title, String description, String image, StatusPage posts) {
        List<Post> own = posts.shown().flatMap(status -> status.post().stream()).toList();
        Set<StatusId> careful = care.among(own);
        Map<StatusId, List<Attachment>> attached = new HashMap<>();
        own.forEach(post -> attached.put(post.id(), careful.contains(post.id()) ? List.of() : attached(post)));
        FeedMedia media = media(attached.values());
        List<Feed.Entry> entries = own.stream()
                .map(post -> entry(
                        post,
                        posts.author(post),
                        attached.getOrDefault(post.id(), List.of()).stream()
                                .map(each -> media.of(each, post.content().sensitive()))
                                .toList()))
                .toList();
        Instant updated = entries.stream()
                .map(Feed.Entry::updated)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new Feed(page, title, description, page, page + file, "", updated, image, entries);
    }

    private FeedMedia media(Collection<List<Attachment>> attached) {
        return FeedMedia.of(
                attached.stream().flatMap(List::stream).toList(), site.home().toString(), uploads);
    }

    /** A content warning covers the pictures, too; a feed can't hide them. */
    private static List<Attachment> attached(Post post) {
        return post.content().spoiler().isEmpty() ? post.content().attachments() : List.of();
    }

    private Feed.Entry entry(Post post, Account author, List<Feed.Medium> media) {
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
                content.tags(),
                media);
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
        Map<Story, Article> articles = new LinkedHashMap<>();
        stories.published(org.groundswell.model.Page.first(ENTRIES))
                .forEach(story -> articles.put(story, stories.published(story)));
        FeedMedia media =
                media(articles.values().stream().map(FeedPages::pictures).toList());
        List<Feed.Entry> entries = articles.entrySet().stream()
                .map(each -> entry(each.getKey(), each.getValue(), media))
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
                "",
                entries);
    }

    private Feed.Entry entry(Story story, Article article, FeedMedia media) {
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
                List.of(article.tag()),
                pictures(article).stream().map(each -> media.of(each, false)).toList());
    }

    /** The pictures of quoted posts, as far as the story shows them. */
    private static List<Attachment> pictures(Article article) {
        return article.parts().stream()
                .flatMap(part -> part instanceof Article.Part.Quote quote ? quote.media().stream() : Stream.empty())
                .filter(each -> each.kind() == MediaKind.IMAGE)
                .limit(MOST_PICTURES)
                .toList();
    }
}
