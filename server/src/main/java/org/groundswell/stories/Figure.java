package org.groundswell.stories;

/**
 * A number, time or name in a story, with its source.
 *
 * @param name the name that editors write in braces
 * @param shown the formatted value that readers see
 * @param value the value for programs: a number, an instant, or text
 * @param source its source: the address of the wave's data, with a JSON pointer (RFC 6901) as fragment
 * @param url the address that it links to; empty if it is no link
 */
public record Figure(String name, String shown, Object value, String source, String url) {
    Figure(String name, String shown, Object value, String source) {
        this(name, shown, value, source, "");
    }

    public boolean isLink() {
        return !url.isEmpty();
    }
}
