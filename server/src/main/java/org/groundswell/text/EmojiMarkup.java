package org.groundswell.text;

import java.util.Optional;
import java.util.Set;

/** Shows custom emojis as pictures where a text names them, for pages. The API leaves that to apps. */
public final class EmojiMarkup {
    /** For mails and other places without pictures: every shortcode stays text. */
    public static final EmojiMarkup NONE = new EmojiMarkup(
            new Pictures() {
                @Override
                public boolean isEmpty() {
                    return true;
                }

                @Override
                public Optional<Picture> picture(String shortcode) {
                    return Optional.empty();
                }
            },
            "");

    /** Pixels; a size for where no stylesheet gives another. */
    private static final long HEIGHT = 20;

    private static final Set<String> VERBATIM = Set.of("code", "pre");
    private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr");

    private final Pictures pictures;
    private final String prefix;

    /** @param prefix of all addresses: empty on pages of this server, its address elsewhere */
    public EmojiMarkup(Pictures pictures, String prefix) {
        this.pictures = pictures;
        this.prefix = prefix;
    }

    /** The pictures that there are. */
    public interface Pictures {
        boolean isEmpty();

        /** @param shortcode without colons */
        Optional<Picture> picture(String shortcode);
    }

    /**
     * A picture.
     *
     * @param path of its address
     * @param stillPath that of a picture that isn't animated; the same if neither is
     * @param width in pixels, as is {@code height}
     */
    public record Picture(String path, String stillPath, int width, int height) {}

    /** Whether there are none. */
    public boolean isEmpty() {
        return pictures.isEmpty();
    }

    /** The same for pages and files that are shown elsewhere. */
    public EmojiMarkup absolute(String home) {
        return new EmojiMarkup(pictures, home);
    }

    /** The markup of a text with pictures. */
    public SafeHtml of(String text) {
        if (pictures.isEmpty() || text.indexOf(':') < 0) {
            return SafeHtml.of(escape(text));
        }
        String escaped = escape(text);
        StringBuilder out = new StringBuilder(escaped.length() + 200);
        add(out, escaped, 0, escaped.length());
        return SafeHtml.of(out.toString());
    }

    /** A text as the content of an element. */
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** An emoji by its name: the picture of a custom one, or the characters of another. */
    public SafeHtml named(String name) {
        return of(Shortcodes.isShortcode(name) ? ":" + name + ":" : name);
    }

    /** Markup with pictures in its texts. Code and the hidden parts of links stay as they are. */
    public SafeHtml of(SafeHtml markup) {
        String html = markup.html();
        if (pictures.isEmpty() || html.indexOf(':') < 0) {
            return markup;
        }
        StringBuilder out = new StringBuilder(html.length() + 200);
        int verbatim = 0;
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            int textEnd = open < 0 ? html.length() : open;
            if (verbatim > 0) {
                out.append(html, at, textEnd);
            } else {
                add(out, html, at, textEnd);
            }
            if (open < 0) {
                break;
            }
            int close = tagEnd(html, open);
            out.append(html, open, close);
            verbatim = Math.max(0, verbatim + change(html, open, close, verbatim > 0));
            at = close;
        }
        return SafeHtml.of(out.toString());
    }

    /** The position behind a tag. There may be angle brackets in its attributes. */
    private static int tagEnd(String html, int open) {
        char quote = 0;
        for (int i = open + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return html.length();
    }

    /** How a tag changes the number of elements that are open from one with verbatim text on. */
    private static int change(String html, int open, int close, boolean isInside) {
        boolean isEnd = html.startsWith("/", open + 1);
        if (isEnd) {
            return isInside ? -1 : 0;
        }
        int nameEnd = open + 1;
        while (nameEnd < close && Letters.isAsciiLetterOrDigit(html.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = html.substring(open + 1, nameEnd);
        if (VOID.contains(name)) {
            return 0;
        }
        int hidden = html.indexOf("class=\"invisible\"", nameEnd, close);
        return isInside || VERBATIM.contains(name) || hidden >= 0 ? 1 : 0;
    }

    private void add(StringBuilder out, String html, int from, int to) {
        int copied = from;
        Shortcodes codes = new Shortcodes(html, from, to);
        while (codes.next()) {
            Optional<Picture> picture = pictures.picture(codes.name());
            if (picture.isPresent()) {
                out.append(html, copied, codes.from());
                add(out, codes.name(), picture.get());
                copied = codes.to();
            }
        }
        out.append(html, copied, to);
    }

    private void add(StringBuilder out, String shortcode, Picture picture) {
        boolean isAnimated = !picture.path().equals(picture.stillPath());
        if (isAnimated) {
            out.append("<picture><source media=\"(prefers-reduced-motion: reduce)\" srcset=\"")
                    .append(address(picture.stillPath()))
                    .append("\">");
        }
        out.append("<img class=\"emoji\" loading=\"lazy\" src=\"")
                .append(address(picture.path()))
                .append("\" alt=\":")
                .append(shortcode)
                .append(":\" title=\":")
                .append(shortcode)
                .append(":\" width=\"")
                .append(Math.max(1, Math.round((double) HEIGHT * picture.width() / picture.height())))
                .append("\" height=\"")
                .append(HEIGHT)
                .append("\" draggable=\"false\">");
        if (isAnimated) {
            out.append("</picture>");
        }
    }

    private String address(String path) {
        return HtmlText.escape(prefix + path);
    }
}
