package org.groundswell.mastodon;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Params;
import org.groundswell.media.Attachment;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.stories.Article;
import org.groundswell.stories.Stories;
import org.groundswell.stories.TagCare;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.HtmlText;

/** Embeds of posts, tags and stories: {@code /api/oembed} (oEmbed 1.0). */
public final class OEmbedApi implements Resource {
    private static final Pattern TAG = Pattern.compile("/tags/([^/]+)/?");
    private static final Pattern POST = Pattern.compile("/@[^/]+/(\\d+)/?");
    private static final Pattern STORY = Pattern.compile("/stories/([^/]+)/?");
    private static final int CACHE_SECONDS = 3_600;

    private final Tags tags;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Stories stories;
    private final TagCare care;
    private final URI home;
    private final String title;

    public OEmbedApi(Tags tags, Statuses statuses, Accounts accounts, Stories stories, TagCare care, ApiParts parts) {
        this.tags = tags;
        this.statuses = statuses;
        this.accounts = accounts;
        this.stories = stories;
        this.care = care;
        this.home = parts.home();
        this.title = parts.about.title();
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/oembed", Access.ANYONE, "An embed of a tag, a status or a story (oEmbed 1.0)", this::show);
    }

    /** The embedded page, at its preferred size. */
    private record Shown(
            String title,
            String authorName,
            String authorUrl,
            String path,
            int width,
            int height,
            Optional<Thumbnail> thumbnail) {}

    /** A picture of this server, with its size in pixels. */
    private record Thumbnail(String path, int width, int height) {
        static Optional<Thumbnail> of(List<Attachment> attachments) {
            return attachments.stream()
                    .filter(each -> each.facts().previewWidth() > 0)
                    .flatMap(each -> each.preview().stream()
                            .map(name -> new Thumbnail(
                                    "/media/" + name,
                                    each.facts().previewWidth(),
                                    each.facts().previewHeight())))
                    .findFirst();
        }

        static Optional<Thumbnail> avatar(Account account) {
            return account.profile()
                    .pictures()
                    .avatar()
                    .map(picture -> new Thumbnail(
                            picture.path(), ProfilePicture.AVATAR.width(), ProfilePicture.AVATAR.height()));
        }
    }

    private OEmbedEntity show(ApiCall call) {
        Params params = call.params();
        if (!params.textOr("format", "json").equals("json")) {
            // Section 2.3.3.
            throw new Refusal.NotImplemented("error.oembed.format");
        }
        String path = path(params.required("url"));
        Shown shown = tag(path).or(() -> post(path)).or(() -> story(path)).orElseThrow(Refusal.NotFound::new);
        int width = atMost(shown.width(), "maxwidth", params);
        int height = atMost(shown.height(), "maxheight", params);
        return new OEmbedEntity(
                "rich",
                "1.0",
                shown.title(),
                shown.authorName(),
                shown.authorUrl(),
                title,
                home.toString(),
                CACHE_SECONDS,
                frame(shown, width, height),
                width,
                height,
                shown.thumbnail().map(each -> home + each.path()).orElse(null),
                shown.thumbnail().map(Thumbnail::width).orElse(null),
                shown.thumbnail().map(Thumbnail::height).orElse(null));
    }

    private static int atMost(int liked, String bound, Params params) {
        int most = params.number(bound).orElse(liked);
        if (most == 0) {
            throw new Refusal.Invalid(bound, "error.at_least", "least", 1);
        }
        return Math.min(liked, most);
    }

    /** The path of an address of this server. */
    private String path(String address) {
        try {
            URI uri = new URI(address.strip());
            Predicate<URI> here =
                    each -> home.getHost().equalsIgnoreCase(each.getHost()) && home.getPort() == each.getPort();
            // What is encoded in it was not looked at with the parameters.
            boolean isText = uri.getPath() != null && uri.getPath().indexOf(0) < 0;
            if (isText && here.test(uri)) {
                return uri.getRawPath();
            }
        } catch (URISyntaxException noAddress) {
            // What is no address is nothing of ours either.
        }
        throw new Refusal.NotFound();
    }

    private Optional<Shown> tag(String path) {
        return matched(TAG, path).map(name -> {
            Tag tag = tags.get(Params.decodePart(name));
            String spelled = "#" + tag.displayName();
            return new Shown(spelled, spelled, home + path, "/embed" + path, 480, 420, Optional.empty());
        });
    }

    private Optional<Shown> post(String path) {
        return matched(POST, path).flatMap(StatusId::parse).map(id -> {
            Post status = statuses.get(Optional.empty(), id)
                    .post()
                    .filter(found -> found.visibility().isOpen())
                    .orElseThrow(Refusal.NotFound::new);
            Account author = accounts.get(status.account());
            String profile = home + author.acct().page();
            return new Shown(
                    "A post by " + author.name(),
                    author.name(),
                    profile,
                    author.acct().page() + "/" + id + "/embed",
                    480,
                    320,
                    thumbnail(status, author));
        });
    }

    private Optional<Shown> story(String path) {
        return matched(STORY, path).map(slug -> {
            Article article = stories.published(stories.get(Params.decodePart(slug)));
            return new Shown(
                    article.title().text(),
                    String.join(", ", article.editors()),
                    home + "/stories",
                    "/stories/" + slug + "/embed",
                    560,
                    480,
                    Thumbnail.of(article.parts().stream()
                            .flatMap(part ->
                                    part instanceof Article.Part.Quote quote ? quote.media().stream() : Stream.empty())
                            .toList()));
        });
    }

    /** The post's first picture, or its author's avatar; none of a post about a sensitive topic. */
    private Optional<Thumbnail> thumbnail(Post post, Account author) {
        if (!care.among(List.of(post)).isEmpty()) {
            return Optional.empty();
        }
        boolean isCovered =
                post.content().sensitive() || !post.content().spoiler().isEmpty();
        return (isCovered
                        ? Optional.<Thumbnail>empty()
                        : Thumbnail.of(post.content().attachments()))
                .or(() -> Thumbnail.avatar(author));
    }

    private static Optional<String> matched(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String frame(Shown shown, int width, int height) {
        return String.format(
                Locale.ROOT,
                "<iframe src=\"%s%s\" width=\"%d\" height=\"%d\" title=\"%s\" style=\"border:0;max-width:100%%\" loading=\"lazy\" sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>",
                home,
                HtmlText.escape(shown.path()),
                width,
                height,
                HtmlText.escape(shown.title()));
    }
}
