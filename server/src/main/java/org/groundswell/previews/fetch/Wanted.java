package org.groundswell.previews.fetch;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The resources that are wanted from a server.
 *
 * @param types their media types; empty for all
 * @param largest the bytes that are read
 */
public record Wanted(Set<String> types, int largest) {
    /** Pages: what describes them stands at their beginning. */
    public static final Wanted PAGE = new Wanted(Set.of("text/html", "application/xhtml+xml"), 1 << 20);

    public static final Wanted JSON =
            new Wanted(Set.of("application/json", "application/json+oembed", "text/json", "text/javascript"), 64 << 10);

    /** RFC 9309, section 2.5: at least 500 KiB. */
    static final Wanted ROBOTS = new Wanted(Set.of(), 500 << 10);

    String accept() {
        return types.isEmpty() ? "*/*" : types.stream().sorted().collect(Collectors.joining(", ")) + ", */*;q=0.1";
    }
}
