package org.groundswell.mastodon;

import org.jspecify.annotations.Nullable;

/** A custom emoji in the API. */
record EmojiEntity(
        String shortcode,
        String url,
        String staticUrl,
        boolean visibleInPicker,
        @Nullable String category) {}
