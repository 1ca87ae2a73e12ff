package org.groundswell.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Plain text out of another server's markup: what a reader sees, and nothing that could be markup again. */
public final class HtmlText {
    private HtmlText() {}

    /** The text, with a line end for each break and an empty line between paragraphs. */
    public static String of(String html) {
        StringBuilder text = new StringBuilder();
        append(text, Jsoup.parseBodyFragment(html).body());
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
                element.childNodes().forEach(child -> append(text, child));
            }
            default -> {}
        }
    }
}
