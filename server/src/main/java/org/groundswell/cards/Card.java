package org.groundswell.cards;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.files.FileName;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;

/**
 * The preview of a page, as the page described itself when it was fetched. It doesn't change. All texts are plain, on one
 * line and bounded; all addresses are HTTP or HTTPS.
 *
 * @param page the page, as posts link to it
 * @param title never empty
 * @param description may be empty
 * @param video the player of a page that shows a video
 * @param image the page's picture, as this server keeps it
 */
public record Card(
        CardId id,
        LinkUrl page,
        String title,
        String description,
        Provider provider,
        Author author,
        Optional<Instant> publishedAt,
        Optional<Video> video,
        Optional<Image> image) {

    /**
     * The website of a page.
     *
     * @param host the host that delivered the page, after redirects
     * @param name as it calls itself
     * @param url its address, or an empty text
     */
    public record Provider(String host, String name, String url) {
        /** The host, without {@code www.}. */
        public String site() {
            return host.startsWith("www.") ? host.substring("www.".length()) : host;
        }
    }

    /**
     * The author of a page.
     *
     * @param name empty if unknown
     * @param url empty if unknown
     * @param account the author's account, if it is here and names the website in its profile
     */
    public record Author(String name, String url, Optional<AccountId> account) {
        public static final Author UNKNOWN = new Author("", "", Optional.empty());
    }

    /**
     * The player of a video at its provider.
     *
     * @param embedUrl its address, HTTPS, made from the video's id rather than taken from the page
     * @param width in CSS pixels
     */
    public record Video(String embedUrl, int width, int height) {}

    /**
     * The picture of a page, made smaller and stored on this server.
     *
     * @param file id of the stored file
     * @param width in pixels
     * @param description its alternative text, as the page gives it; may be empty
     */
    public record Image(long file, FileName name, int width, int height, String blurhash, String description) {
        /** The path at which this server serves it. */
        public String path() {
            return "/media/" + name;
        }
    }
}
