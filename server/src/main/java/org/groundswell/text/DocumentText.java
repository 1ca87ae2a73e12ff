package org.groundswell.text;

/**
 * A long text, such as a privacy policy, as markup. Lines that begin with {@code #} or {@code ##} and a space are headings,
 * lines that begin with {@code -} and a space are the items of a list, and empty lines end a paragraph, as in Markdown. Web
 * addresses become links. Everything else is shown as it is written. Takes linear time.
 */
public final class DocumentText {
    private static final String HEADING = "# ";
    private static final String SUBHEADING = "## ";
    private static final String ITEM = "- ";

    /** The element that is open. */
    private enum Open {
        NOTHING(""),
        PARAGRAPH("</p>\n"),
        LIST("</li></ul>\n");

        private final String end;

        Open(String end) {
            this.end = end;
        }
    }

    private final StringBuilder html = new StringBuilder();
    private Open open = Open.NOTHING;

    private DocumentText() {}

    /** @param text as {@link PlainText#lines} leaves it */
    public static SafeHtml html(String text) {
        DocumentText document = new DocumentText();
        text.lines().map(String::strip).forEach(document::line);
        document.close();
        return SafeHtml.of(document.html.toString());
    }

    private void line(String line) {
        if (line.isEmpty()) {
            close();
        } else if (line.startsWith(HEADING)) {
            heading("h2", line.substring(HEADING.length()));
        } else if (line.startsWith(SUBHEADING)) {
            heading("h3", line.substring(SUBHEADING.length()));
        } else if (line.startsWith(ITEM)) {
            item(line.substring(ITEM.length()));
        } else {
            continued(line);
        }
    }

    private void heading(String element, String text) {
        close();
        html.append('<').append(element).append('>').append(inline(text));
        html.append("</").append(element).append(">\n");
    }

    private void item(String text) {
        if (open == Open.LIST) {
            html.append("</li><li>");
        } else {
            close();
            html.append("<ul><li>");
            open = Open.LIST;
        }
        html.append(inline(text));
    }

    /** A line of a paragraph, or a further line of an item. */
    private void continued(String text) {
        if (open == Open.NOTHING) {
            html.append("<p>");
            open = Open.PARAGRAPH;
        } else {
            html.append("<br />");
        }
        html.append(inline(text));
    }

    private void close() {
        html.append(open.end);
        open = Open.NOTHING;
    }

    /** Tags and mentions are no links here: a policy mentions nobody. */
    private static SafeHtml inline(String text) {
        Markup markup = new Markup();
        for (Span span : Spans.of(text.strip())) {
            if (span instanceof Span.Link link) {
                markup.link(link.source());
            } else {
                markup.text(span.source());
            }
        }
        return markup.line();
    }
}
