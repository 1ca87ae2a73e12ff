package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.emojis.CustomEmoji;
import org.groundswell.emojis.EmojiEditor;
import org.groundswell.media.processing.MediaProcessor;
import org.groundswell.rendering.View;
import org.groundswell.text.Shortcodes;
import org.groundswell.web.shell.PageFrame;

/**
 * The custom emojis, for administrators.
 *
 * @param query what the list is restricted to
 * @param typed the form for a new one, as it was refused
 * @param retyped a change that was refused
 * @param problem why a form was refused
 * @param more the address of the next page of the list, if there is one
 */
public record EmojisPage(
        PageFrame page,
        EmojiEditor.Listed listed,
        Query query,
        Typed typed,
        Optional<Retyped> retyped,
        Optional<String> problem,
        Optional<String> more)
        implements View {
    /**
     * The selection.
     *
     * @param category empty for all
     */
    public record Query(String search, String category) {}

    /** The values of the form for a new emoji. */
    public record Typed(String shortcode, String category, boolean visible) {}

    /** A change of an emoji. */
    public record Retyped(long id, String category, boolean visible, boolean enabled) {}

    /** An emoji, and the values of its form. */
    public record Entry(CustomEmoji emoji, String category, boolean visible, boolean enabled, boolean open) {}

    public List<Entry> entries() {
        return listed.emojis().stream().map(this::entry).toList();
    }

    private Entry entry(CustomEmoji emoji) {
        return retyped.filter(change -> change.id() == emoji.id())
                .map(change -> new Entry(emoji, change.category(), change.visible(), change.enabled(), true))
                .orElseGet(() -> new Entry(emoji, emoji.category(), emoji.visible(), emoji.enabled(), false));
    }

    public boolean isSelective() {
        return !query.search().isEmpty() || !query.category().isEmpty();
    }

    public int longestShortcode() {
        return Shortcodes.LONGEST;
    }

    public int longestCategory() {
        return EmojiEditor.LONGEST_CATEGORY;
    }

    public int longestSide() {
        return EmojiEditor.LONGEST_SIDE;
    }

    public int longestAnimatedSide() {
        return MediaProcessor.ANIMATION_SIDE;
    }

    public long mostKilobytes() {
        return EmojiEditor.MOST_BYTES >> 10;
    }

    @Override
    public String template() {
        return "admin/emojis";
    }
}
