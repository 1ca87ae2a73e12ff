package org.groundswell.emojis;

import org.groundswell.files.FileName;
import org.groundswell.text.EmojiMarkup;

/**
 * A custom emoji.
 *
 * @param shortcode without colons
 * @param category for lists to choose from; may be empty
 * @param picture its file, which may be animated
 * @param still the same without animation
 * @param width in pixels, as is {@code height}
 * @param visible whether lists to choose from have it; it can be used in any case
 * @param enabled whether it is shown at all
 */
public record CustomEmoji(
        long id,
        String shortcode,
        String category,
        FileName picture,
        FileName still,
        int width,
        int height,
        boolean visible,
        boolean enabled) {
    /** The path of its address on this server. */
    public String path() {
        return "/media/" + picture;
    }

    /** The path of the picture without animation. */
    public String stillPath() {
        return "/media/" + still;
    }

    public boolean isAnimated() {
        return !picture.equals(still);
    }

    EmojiMarkup.Picture shown() {
        return new EmojiMarkup.Picture(path(), stillPath(), width, height);
    }
}
