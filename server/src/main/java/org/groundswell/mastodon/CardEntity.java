package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import org.groundswell.cards.Card;
import org.groundswell.links.LinkUrl;
import org.groundswell.text.HtmlText;
import org.jspecify.annotations.Nullable;

/**
 * The preview of a page, in the API: Mastodon's {@code PreviewCard}.
 *
 * @param html the player of a video, or an empty text
 * @param width of the player of a video; of another page, of its picture
 * @param image the address of its picture on this server
 */
record CardEntity(
        String url,
        String title,
        String description,
        String type,
        String authorName,
        String authorUrl,
        List<AuthorEntity> authors,
        String providerName,
        String providerUrl,
        String html,
        int width,
        int height,
        @Nullable String image,
        String imageDescription,
        String embedUrl,
        @Nullable String blurhash,
        @Nullable String publishedAt) {

    /**
     * An author of a page.
     *
     * @param account the author's account, or the hole where it is rendered; null if it isn't here
     */
    record AuthorEntity(String name, String url, @Nullable Object account) {}

    /** A page without a card: its title is its address. */
    static CardEntity of(LinkUrl page) {
        return new CardEntity(
                page.url(),
                page.title(),
                "",
                "link",
                "",
                "",
                List.of(),
                page.site(),
                "",
                "",
                0,
                0,
                null,
                "",
                "",
                null,
                null);
    }

    /**
     * @param account the account of the page's author, or its hole; null if it isn't here
     * @param home the public address of this server
     */
    static CardEntity of(Card card, @Nullable Object account, URI home) {
        Card.Author author = card.author();
        Card.Video video = card.video().orElse(null);
        Card.Image image = card.image().orElse(null);
        int imageWidth = image == null ? 0 : image.width();
        int imageHeight = image == null ? 0 : image.height();
        return new CardEntity(
                card.page().url(),
                card.title(),
                card.description(),
                video == null ? "link" : "video",
                author.name(),
                author.url(),
                author.name().isEmpty() && account == null
                        ? List.of()
                        : List.of(new AuthorEntity(author.name(), author.url(), account)),
                card.provider().name().isEmpty()
                        ? card.provider().site()
                        : card.provider().name(),
                card.provider().url(),
                video == null ? "" : html(video),
                video == null ? imageWidth : video.width(),
                video == null ? imageHeight : video.height(),
                image == null ? null : home + image.path(),
                image == null ? "" : image.description(),
                video == null ? "" : video.embedUrl(),
                image == null || image.blurhash().isEmpty() ? null : image.blurhash(),
                card.publishedAt().map(Times::time).orElse(null));
    }

    private static String html(Card.Video video) {
        return "<iframe src=\"" + HtmlText.escape(video.embedUrl()) + "\" width=\"" + video.width() + "\" height=\""
                + video.height() + "\" frameborder=\"0\" allowfullscreen"
                + " sandbox=\"allow-scripts allow-same-origin allow-popups allow-presentation allow-forms\"></iframe>";
    }
}
