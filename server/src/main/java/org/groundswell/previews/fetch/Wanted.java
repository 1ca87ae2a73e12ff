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

    /** The largest picture that is used, in bytes. */
    public static final int LARGEST_PICTURE = 5 << 20;

    /** Pictures that can be made smaller. A byte more than is used is read, to tell a picture that is cut from a whole one. */
    public static final Wanted PICTURE =
            new Wanted(Set.of("image/jpeg", "image/png", "image/gif", "image/webp"), LARGEST_PICTURE + 1);

    /** RFC 9309, section 2.5: at least 500 KiB. */
    static final Wanted ROBOTS = new Wanted(Set.of(), 500 << 10);

    String accept() {
        return types.isEmpty() ? "*/*" : types.stream().sorted().collect(Collectors.joining(", ")) + ", */*;q=0.1";
    }
}
