package org.groundswell.web.embed;

import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.charts.QrSvg;
import org.groundswell.exports.StoryViews;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Stories;
import org.groundswell.stories.TagCare;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.waves.Preparation;
import org.groundswell.waves.WaveQuery;
import org.groundswell.waves.Waves;
import org.groundswell.web.feed.FeedPages;
import org.groundswell.web.shell.HtmlReplies;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;
import org.groundswell.web.view.WaveViews;

/** Pages for frames in other sites: a wave, a post or a story; and a tag's address as a QR code to print on posters. */
public final class EmbedPages implements Pages {
    private final Waves waves;
    private final Preparation preparation;
    private final Tags tags;
    private final TagCare care;
    private final Statuses statuses;
    private final Stories stories;
    private final StoryViews storyViews;
    private final WaveViews waveViews;
    private final PostViews posts;
    private final PageFrame.Site site;
    private final HtmlReplies replies;

    /** The services it reads from. */
    public record Sources(
            Waves waves, Preparation preparation, Tags tags, TagCare care, Statuses statuses, Stories stories) {}

    public EmbedPages(Sources sources, WebParts parts) {
        this.waves = sources.waves();
        this.preparation = sources.preparation();
        this.tags = sources.tags();
        this.care = sources.care();
        this.statuses = sources.statuses();
        this.stories = sources.stories();
        this.storyViews = parts.stories();
        this.waveViews = parts.waves();
        this.posts = parts.posts();
        this.site = parts.site();
        this.replies = parts.replies();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.open("/embed/tags/{name}", this::wave);
        routes.open("/@{acct}/{id}/embed", this::post);
        routes.open("/stories/{slug}/embed", this::story);
        routes.open("/tags/{name}/qr.svg", this::code);
    }

    /** The feeds of a page, and how it is embedded. */
    public static List<PageFrame.Link> links(String home, String path, String title) {
        List<PageFrame.Link> links = new ArrayList<>(FeedPages.links(path, title));
        links.add(oembed(home, path, title));
        return links;
    }

    /** The link for the discovery of a page's embed (oEmbed 1.0, section 4). */
    public static PageFrame.Link oembed(String home, String path, String title) {
        return new PageFrame.Link(
                "alternate",
                "application/json+oembed",
                home + "/api/oembed?format=json&url=" + Params.encode(home + path),
                title);
    }

    private Reply wave(WebCall call) {
        Tag tag = tags.get(call.part("name"));
        String url = site.home() + "/tags/" + Params.encode(tag.name().key());
        WaveQuery query = WaveQuery.of(call.params()::text);
        if (!preparation.isReady(tag, query)) {
            return replies.embeddedWhilePending(new EmbedPending(site, tag, url, call.t()));
        }
        return replies.embedded(new EmbedTag(
                site,
                tag,
                url,
                site.home() + "/share?tag=" + Params.encode(tag.displayName()),
                waveViews.of(waves.of(tag, query), call.t()),
                call.t()));
    }

    private Reply post(WebCall call) {
        Post post = statuses.get(Optional.empty(), call.statusId())
                .post()
                .filter(found -> found.visibility().isOpen())
                .orElseThrow(Refusal.NotFound::new);
        StatusPage page = statuses.page(Optional.empty(), List.of(post));
        PostView view =
                posts.of(page, Visitor.STRANGER, call.t()).stream().findFirst().orElseThrow(Refusal.NotFound::new);
        Set<TagName> all = new HashSet<>();
        page.quoted(post).ifPresent(quoted -> all.addAll(tags(quoted)));
        all.addAll(tags(post));
        boolean careful = care.isNeededForAny(all);
        return replies.embedded(new EmbedPost(site, view, careful, call.t()));
    }

    private static List<TagName> tags(Post post) {
        return post.content().tags().stream().map(TagName::of).toList();
    }

    private Reply story(WebCall call) {
        String slug = call.part("slug");
        return replies.embedded(new EmbedStory(
                site,
                site.home() + "/stories/" + Params.encode(slug),
                storyViews.of(stories.published(stories.get(slug)), call.t()),
                call.t()));
    }

    /** The address of the tag's page as a QR code (ISO/IEC 18004) that survives a tear or a staple. */
    private Reply code(WebCall call) {
        Tag tag = tags.get(call.part("name"));
        QrCode code = QrCode.encodeText(
                site.home() + "/tags/" + Params.encode(tag.name().key()), QrCode.Ecc.QUARTILE);
        return Reply.of(
                        200,
                        "image/svg+xml",
                        QrSvg.of(code, "#" + tag.displayName()).getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "public, max-age=86400")
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    }
}
