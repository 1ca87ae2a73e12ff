package org.groundswell.text;

/**
 * Markup that is safe to put into a page: the only form in which HTML travels unescaped. Made in this package alone, from
 * parsed text or by the sanitiser, or taken back from where such markup was stored.
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
