package org.groundswell.emojis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.groundswell.text.EmojiMarkup;
import org.groundswell.text.Shortcodes;

/** The enabled emojis at a moment. Two are equal if they are the same object. */
public final class EmojiSet implements EmojiMarkup.Pictures {
    /** Different emojis of one post or account that are told to apps; more are text there. */
    static final int MOST_IN_TEXTS = 100;

    private static final Comparator<CustomEmoji> BY_SHORTCODE = Comparator.comparing(
                    (CustomEmoji emoji) -> emoji.shortcode().toLowerCase(Locale.ROOT))
            .thenComparing(CustomEmoji::shortcode);

    public static final EmojiSet NONE = new EmojiSet(List.of());

    private final List<CustomEmoji> visible;
    private final Map<String, CustomEmoji> byShortcode = new HashMap<>();

    EmojiSet(List<CustomEmoji> all) {
        List<CustomEmoji> enabled =
                all.stream().filter(CustomEmoji::enabled).sorted(BY_SHORTCODE).toList();
        enabled.forEach(emoji -> byShortcode.put(emoji.shortcode(), emoji));
        this.visible = enabled.stream().filter(CustomEmoji::visible).toList();
    }

    @Override
    public boolean isEmpty() {
        return byShortcode.isEmpty();
    }

    /** Those to choose from, by shortcode. */
    public List<CustomEmoji> visible() {
        return visible;
    }

    /** @param shortcode without colons, with the case that it has */
    public Optional<CustomEmoji> find(String shortcode) {
        return Optional.ofNullable(byShortcode.get(shortcode));
    }

    @Override
    public Optional<EmojiMarkup.Picture> picture(String shortcode) {
        return find(shortcode).map(CustomEmoji::shown);
    }

    /** The visible ones whose shortcode begins with a text, in either case; then those that contain it. */
    public List<CustomEmoji> search(String typed, int limit) {
        String key = typed.toLowerCase(Locale.ROOT);
        List<CustomEmoji> found = new ArrayList<>();
        List<CustomEmoji> containing = new ArrayList<>();
        for (CustomEmoji emoji : visible) {
            int at = emoji.shortcode().toLowerCase(Locale.ROOT).indexOf(key);
            if (at == 0) {
                found.add(emoji);
            } else if (at > 0) {
                containing.add(emoji);
            }
        }
        found.addAll(containing);
        return found.stream().limit(limit).toList();
    }

    /** Collects the emojis of some texts, in the order in which they first appear. */
    public final class Finder {
        private final Map<String, CustomEmoji> found = new LinkedHashMap<>();

        /** Adds those of a text. */
        public Finder in(String text) {
            // Most texts have no colon, which is quickly seen.
            if (!isEmpty() && text.indexOf(':') >= 0) {
                Shortcodes codes = new Shortcodes(text);
                while (found.size() < MOST_IN_TEXTS && codes.next()) {
                    find(codes.name()).ifPresent(emoji -> found.putIfAbsent(emoji.shortcode(), emoji));
                }
            }
            return this;
        }

        /** Adds those of several texts. */
        public Finder in(List<String> texts) {
            texts.forEach(this::in);
            return this;
        }

        /** Those found: each once. */
        public List<CustomEmoji> found() {
            return found.isEmpty() ? List.of() : List.copyOf(found.values());
        }
    }

    public Finder finder() {
        return new Finder();
    }
}
