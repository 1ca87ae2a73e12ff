package org.groundswell.web.feed;

import java.time.Instant;
import java.util.List;

/**
 * A feed, before it is written as Atom or RSS.
 *
 * @param id the feed's permanent identifier
 * @param page the address of the page it belongs to
 * @param self the feed's own address
 * @param language of its texts, or empty
 * @param updated the time of the last change
 * @param image the address of its picture, such as an avatar; or empty
 */
public record Feed(
        String id,
        String title,
        String description,
        String page,
        String self,
        String language,
        Instant updated,
        String image,
        List<Entry> entries) {

    /**
     * An entry of a feed.
     *
     * @param author a name, or empty
     * @param authorUrl the address of the author's page, or empty
     * @param html its content, safe
     * @param tags without {@code #}
     * @param media its pictures, videos and sounds
     */
    public record Entry(
            String url,
            String title,
            String author,
            String authorUrl,
            Instant published,
            Instant updated,
            String html,
            List<String> tags,
            List<Medium> media) {}

    /**
     * A picture, video or sound.
     *
     * @param kind image, video or audio
     * @param type its media type
     * @param bytes its size; 0 if unknown
     * @param width in pixels; 0 for sounds
     * @param preview the address of a smaller picture, or empty
     * @param sensitive whether its author marked it as sensitive
     */
    public record Medium(
            String url,
            String kind,
            String type,
            long bytes,
            int width,
            int height,
            String description,
            String preview,
            boolean sensitive) {}
}
