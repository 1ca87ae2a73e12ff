package org.groundswell.text;

/**
 * Markup that is safe to put into a page: the only type of HTML that isn't escaped. Made only in this package, from parsed
 * text, by the sanitiser, or from markup stored earlier.
 */
public final class SafeHtml {
    public static final SafeHtml EMPTY = new SafeHtml("");

    private final String html;

    private SafeHtml(String html) {
        this.html = html;
    }

    static SafeHtml of(String html) {
        return html.isEmpty() ? EMPTY : new SafeHtml(html);
    }

    /** Markup read back from the database, where only {@link SafeHtml} is ever written. */
    public static SafeHtml stored(String html) {
        return of(html);
    }

    public String html() {
        return html;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeHtml that && html.equals(that.html);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }

    @Override
    public String toString() {
        return html;
    }
}
