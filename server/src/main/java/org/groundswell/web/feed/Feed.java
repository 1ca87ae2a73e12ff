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
 */
public record Feed(
        String id,
        String title,
        String description,
        String page,
        String self,
        String language,
        Instant updated,
        List<Entry> entries) {

    /**
     * An entry of a feed.
     *
     * @param author a name, or empty
     * @param authorUrl the address of the author's page, or empty
     * @param html its content, safe
     * @param tags without {@code #}
     */
    public record Entry(
            String url,
            String title,
            String author,
            String authorUrl,
            Instant published,
            Instant updated,
            String html,
            List<String> tags) {}
}
