package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.cards.Card;
import org.groundswell.links.LinkUrl;
import org.groundswell.text.HtmlText;
import org.jspecify.annotations.Nullable;

/**
 * The preview of a page, in the API: Mastodon's {@code PreviewCard}.
 *
 * @param html the player of a video, or an empty text
 * @param image always null: pictures of pages are not stored
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

    /** @param account the account of the page's author, or its hole; null if it isn't here */
    static CardEntity of(Card card, @Nullable Object account) {
        Card.Author author = card.author();
        Card.Video video = card.video().orElse(null);
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
                video == null ? 0 : video.width(),
                video == null ? 0 : video.height(),
                null,
                "",
                video == null ? "" : video.embedUrl(),
                null,
                card.publishedAt().map(Times::time).orElse(null));
    }

    private static String html(Card.Video video) {
        return "<iframe src=\"" + HtmlText.escape(video.embedUrl()) + "\" width=\"" + video.width() + "\" height=\""
                + video.height() + "\" frameborder=\"0\" allowfullscreen"
                + " sandbox=\"allow-scripts allow-same-origin allow-popups allow-presentation allow-forms\"></iframe>";
    }
}
