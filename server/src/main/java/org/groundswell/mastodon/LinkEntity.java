package org.groundswell.mastodon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that people point to, in the API: Mastodon's {@code Trends::Link}. Pages are not fetched, so its title is its
 * address and there is neither picture nor author.
 *
 * @param history the last seven days, newest first
 */
record LinkEntity(
        String url,
        String title,
        String description,
        String type,
        String authorName,
        String authorUrl,
        List<String> authors,
        String providerName,
        String providerUrl,
        String html,
        int width,
        int height,
        @Nullable String image,
        String imageDescription,
        String embedUrl,
        @Nullable String blurhash,
        @Nullable String publishedAt,
        List<TagEntity.Day> history) {}
