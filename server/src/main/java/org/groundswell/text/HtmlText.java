package org.groundswell.text;

import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Plain text out of another server's markup: what a reader sees, and nothing that could be markup again. A link keeps its
 * address: it stands behind the link's text, or in its place where the text is the address, be it whole or shortened.
 */
public final class HtmlText {
    /** In bytes of UTF-8: markup may be some times as large as the text in it. */
    private static final int LARGEST = 4 * PlainText.LARGEST;

    private HtmlText() {}

    /** Turns the anchor of a mention into text. */
    public interface MentionAnchors {
        /**
         * The text of a mention.
         *
         * @param text what the anchor shows, such as {@code @name}
         * @param href what it links to
         * @return empty to leave it as it is
         */
        Optional<String> written(String text, String href);
    }

    /** {@link #of(String, String, MentionAnchors)}, with mentions as they are. */
    public static String of(String field, String html) {
        return of(field, html, (_, _) -> Optional.empty());
    }

    /**
     * The text, with a line end for each break and an empty line between paragraphs.
     *
     * @throws Refusal.Invalid if the markup is too large to be that of a text
     */
    public static String of(String field, String html, MentionAnchors mentions) {
        if (!PlainText.fits(html, LARGEST)) {
            throw new Refusal.Invalid(field, "error.too_long.bytes", "most", LARGEST);
        }
        Reader reader = new Reader(mentions);
        // Goes from node to node without recursion: markup may be nested as deep as it is long.
        Jsoup.parseBodyFragment(html).body().traverse(reader);
        return reader.text.toString().strip();
    }

    /** A text as markup that shows it, also in an attribute between double quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Reads markup from its beginning to its end. White space is kept back until it is known what follows it. */
    private static final class Reader implements NodeVisitor {
        private static final int BETWEEN_PARAGRAPHS = 2;

        private final MentionAnchors mentions;
        private final StringBuilder text = new StringBuilder();
        private int lineEnds;
        private boolean space;
        private boolean afterAddress;
        private int preformatted;
        private int anchors;
        /** The position at which the outermost anchor's text begins; −1 as long as it has none. */
        private int anchorFrom = -1;

        Reader(MentionAnchors mentions) {
            this.mentions = mentions;
        }

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case TextNode words -> words(words.getWholeText());
                case Element element -> {
                    separate(element);
                    switch (element.normalName()) {
                        case "br" -> lineEnds++;
                        case "pre" -> preformatted++;
                        case "a" -> anchors++;
                        default -> {}
                    }
                }
                default -> {}
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.normalName().equals("pre")) {
                    preformatted--;
                } else if (element.normalName().equals("a")) {
                    anchors--;
                    if (anchors == 0) {
                        endAnchor(element);
                    }
                }
                separate(element);
            }
        }

        private void separate(Element element) {
            if (element.isBlock()) {
                lineEnds = Math.max(lineEnds, element.normalName().equals("li") ? 1 : BETWEEN_PARAGRAPHS);
            }
        }

        private void words(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (preformatted > 0 && c == '\n') {
                    lineEnds++;
                } else if (preformatted == 0 && isSpace(c)) {
                    space = true;
                } else {
                    add(c);
                }
            }
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        }

        private void add(char c) {
            flushSpace();
            if (afterAddress) {
                afterAddress = isClosing(c);
                if (!afterAddress) {
                    text.append(' ');
                }
            }
            if (anchors > 0 && anchorFrom < 0) {
                anchorFrom = text.length();
            }
            text.append(c);
        }

        private void flushSpace() {
            if (text.isEmpty()) {
                lineEnds = 0;
                space = false;
            }
            afterAddress &= lineEnds == 0 && !space;
            if (lineEnds > 0) {
                text.repeat('\n', lineEnds);
            } else if (space && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
            lineEnds = 0;
            space = false;
        }

        /** Characters behind an address that are not part of it. */
        private static boolean isClosing(char c) {
            return ".,;:!?)]}\"'»”’…。、！？」』）".indexOf(c) >= 0;
        }

        private void endAnchor(Element anchor) {
            int from = anchorFrom;
            anchorFrom = -1;
            String shown = from < 0 ? "" : text.substring(from);
            String href = anchor.attr("href").strip();
            if (isTag(anchor, shown, href)) {
                return;
            }
            if (from > 0 && text.charAt(from - 1) == '@' && anchor.hasClass("mention")) {
                // Some write the sign before the anchor.
                from--;
                shown = "@" + shown;
            }
            if (isMention(anchor, shown, href)) {
                replace(from, mentions.written(shown, href).orElse(shown));
                return;
            }
            Optional<String> address = address(href);
            if (address.isEmpty()) {
                return;
            }
            if (from < 0 || isAddress(shown, address.get())) {
                replace(from, address.get());
            } else {
                text.append(' ').append(address.get());
            }
            afterAddress = true;
        }

        private void replace(int from, String with) {
            if (from < 0) {
                flushSpace();
                if (afterAddress) {
                    text.append(' ');
                }
            } else {
                text.setLength(from);
            }
            text.append(with);
        }

        private static boolean isTag(Element anchor, String shown, String href) {
            boolean marked = anchor.hasClass("hashtag");
            boolean named = shown.startsWith("#") || shown.startsWith("＃");
            boolean linked = anchor.hasClass("mention")
                    || (" " + anchor.attr("rel") + " ").contains(" tag ")
                    || href.toLowerCase(Locale.ROOT).contains("tag");
            return marked || named && linked && Spans.tagName(shown).isPresent();
        }

        private static boolean isMention(Element anchor, String shown, String href) {
            if (anchor.hasClass("mention")) {
                return true;
            }
            String page = href.substring(href.lastIndexOf('/') + 1);
            return shown.startsWith("@")
                    && Acct.parse(shown)
                            .filter(acct -> page.equalsIgnoreCase(acct.username())
                                    || page.equalsIgnoreCase("@" + acct.username())
                                    || page.equalsIgnoreCase("@" + acct))
                            .isPresent();
        }

        /** A web address; what browsers take for one though it holds a sign that it should not, with that encoded. */
        private static Optional<String> address(String href) {
            Optional<SafeUri> strict = SafeUri.parse(href);
            return (strict.isPresent() || href.length() > SafeUri.LONGEST
                            ? strict
                            : SafeUri.parse(href.replace(" ", "%20")
                                    .replace("|", "%7C")
                                    .replace("\"", "%22")
                                    .replace("^", "%5E")
                                    .replace("`", "%60")
                                    .replace("{", "%7B")
                                    .replace("}", "%7D")
                                    .replace("\\", "%5C")))
                    .map(SafeUri::toString);
        }

        /** Whether a link shows nothing but its address, as a whole, without its beginning, or cut. */
        private static boolean isAddress(String shown, String address) {
            String whole = bare(address);
            String text = bare(shown);
            int gap = text.indexOf('…') >= 0 ? text.indexOf('…') : text.indexOf("...");
            if (gap >= 0) {
                String end = text.substring(gap + (text.charAt(gap) == '…' ? 1 : 3));
                return gap > 0
                        && whole.length() >= gap + end.length()
                        && whole.regionMatches(true, 0, text, 0, gap)
                        && whole.endsWith(end);
            }
            int host = whole.indexOf('/') < 0 ? whole.length() : whole.indexOf('/');
            return text.length() >= host && whole.regionMatches(true, 0, text, 0, text.length());
        }

        /** An address without what browsers leave out when they show it. */
        private static String bare(String address) {
            String bare = address;
            for (String start : new String[] {"https://", "http://", "www."}) {
                bare = bare.regionMatches(true, 0, start, 0, start.length()) ? bare.substring(start.length()) : bare;
            }
            return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        }
    }
}
