package org.groundswell.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.groundswell.model.TagName;

/** Builds the markup of a text piece by piece, in the form that Mastodon's clients expect. */
final class Markup {
    private static final int SHOWN_LINK = 30;

    private final StringBuilder html = new StringBuilder(256);

    /** Escapes; a line end becomes a break, an empty line a paragraph. */
    void text(String text) {
        int newlines = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                newlines++;
                continue;
            }
            if (newlines > 0) {
                html.append(newlines == 1 ? "<br />" : "</p><p>");
                newlines = 0;
            }
            escape(html, c);
        }
        if (newlines > 0) {
            html.append(newlines == 1 ? "<br />" : "</p><p>");
        }
    }

    /** A link shows its host and the beginning of its path; the rest is there for who copies it. */
    void link(String url) {
        int schemeEnd = url.indexOf("://") + 3;
        String rest = url.substring(schemeEnd);
        String prefix = url.substring(0, schemeEnd);
        int cut = rest.length() > SHOWN_LINK ? cutAt(rest, SHOWN_LINK) : rest.length();
        html.append("<a href=\"");
        escape(html, url);
        html.append(
                "\" target=\"_blank\" rel=\"nofollow noopener noreferrer\" translate=\"no\"><span class=\"invisible\">");
        escape(html, prefix);
        html.append(cut < rest.length() ? "</span><span class=\"ellipsis\">" : "</span><span class=\"\">");
        escape(html, rest.substring(0, cut));
        html.append("</span><span class=\"invisible\">");
        escape(html, rest.substring(cut));
        html.append("</span></a>");
    }

    void tag(String tagsUrl, String name) {
        html.append("<a href=\"");
        escape(html, tagsUrl + URLEncoder.encode(TagName.of(name).key(), StandardCharsets.UTF_8));
        html.append("\" class=\"mention hashtag\" rel=\"tag\">#<span>");
        escape(html, name);
        html.append("</span></a>");
    }

    void mention(String profile, String username) {
        html.append("<span class=\"h-card\" translate=\"no\"><a href=\"");
        escape(html, profile);
        html.append("\" class=\"u-url mention\">@<span>");
        escape(html, username);
        html.append("</span></a></span>");
    }

    SafeHtml paragraphs() {
        return SafeHtml.of(("<p>" + html + "</p>").replace("<p></p>", "").replace("<br /></p>", "</p>"));
    }

    SafeHtml line() {
        return SafeHtml.of(html.toString());
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            escape(out, text.charAt(i));
        }
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.append(c);
        }
    }

    private static int cutAt(String text, int length) {
        return Character.isLowSurrogate(text.charAt(length)) ? length - 1 : length;
    }
}
