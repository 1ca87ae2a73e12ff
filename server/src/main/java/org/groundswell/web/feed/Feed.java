package org.groundswell.web.feed;

import java.time.Instant;
import java.util.List;

/**
 * What changes, for feed readers.
 *
 * @param id which feed it is, for ever
 * @param page the page it is the feed of
 * @param self where the feed itself is
 * @param language of what it says, or empty
 * @param updated when it last changed
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
     * Something in it.
     *
     * @param author a name, or empty
     * @param authorUrl where they are, or empty
     * @param html what it says, safe
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
