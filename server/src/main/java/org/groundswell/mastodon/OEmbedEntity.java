package org.groundswell.mastodon;

/**
 * How something is embedded elsewhere (oEmbed 1.0, section 2.3.4.4: the rich type).
 *
 * @param cacheAge for how many seconds this may be kept
 * @param html a frame, of {@code width} and {@code height} in pixels
 */
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
        int height) {}
