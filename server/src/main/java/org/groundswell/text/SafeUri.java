package org.groundswell.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** An absolute {@code http} or {@code https} address with a host: the only kind that becomes a link. */
public record SafeUri(URI uri) {
    public static Optional<SafeUri> parse(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null
                    ? Optional.of(new SafeUri(uri))
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
