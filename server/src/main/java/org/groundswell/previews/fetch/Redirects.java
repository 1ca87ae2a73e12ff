package org.groundswell.previews.fetch;

import java.util.Optional;
import org.groundswell.outgoing.Destination;
import org.groundswell.outgoing.Download;

/** The redirects of HTTP (RFC 9110, section 15.4). */
final class Redirects {
    private Redirects() {}

    /** The address to which a response redirects; empty if it doesn't, or to one that is neither HTTP nor HTTPS. */
    static Optional<Destination> next(Destination from, Download response) {
        return isRedirect(response) ? response.header("Location").flatMap(from::resolve) : Optional.empty();
    }

    static boolean isRedirect(Download response) {
        return switch (response.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }
}
