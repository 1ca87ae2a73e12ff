package org.groundswell.text;

import org.groundswell.words.Refusal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Plain text out of another server's markup: what a reader sees, and nothing that could be markup again. */
public final class HtmlText {
    /** In bytes of UTF-8: markup may be some times as large as the text in it. */
    private static final int LARGEST = 4 * PlainText.LARGEST;

    private HtmlText() {}

    /**
     * The text, with a line end for each break and an empty line between paragraphs.
     *
     * @throws Refusal.Invalid if the markup is too large to be that of a text
     */
    public static String of(String field, String html) {
        if (!PlainText.fits(html, LARGEST)) {
            throw new Refusal.Invalid(field, "is too long: " + LARGEST + " bytes at most");
        }
        StringBuilder text = new StringBuilder();
        // Goes from node to node without recursion: markup may be nested as deep as it is long.
        Jsoup.parseBodyFragment(html).body().traverse((node, _) -> append(text, node));
        return text.toString().strip();
    }

    /** A text as markup that shows it, also in an attribute between double quotes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void append(StringBuilder text, Node node) {
        switch (node) {
            case TextNode words -> text.append(words.getWholeText());
            case Element element -> {
                if (element.normalName().equals("br")) {
                    text.append('\n');
                } else if (element.isBlock() && !text.isEmpty()) {
                    text.append("\n\n");
                }
            }
            default -> {}
        }
    }
}
