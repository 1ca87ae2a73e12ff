package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How something is embedded elsewhere (oEmbed 1.0, section 2.3.4.4: the rich type).
 *
 * @param cacheAge for how many seconds this may be kept
 * @param html a frame, of {@code width} and {@code height} in pixels
 * @param thumbnailUrl a picture, with its size in pixels; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OEmbedEntity(
        String type,
        String version,
        String title,
        String authorName,
        String authorUrl,
        String providerName,
        String providerUrl,
        int cacheAge,
        String html,
        int width,
        int height,
        @Nullable String thumbnailUrl,
        @Nullable Integer thumbnailWidth,
        @Nullable Integer thumbnailHeight) {}
