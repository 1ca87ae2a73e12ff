package org.groundswell.outgoing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The address of a resource on another server: HTTP or HTTPS, with a host, without credentials and fragment. */
public record Destination(URI uri) {
    /** In characters. */
    public static final int LONGEST = 2_048;

    /** Parses an address; empty if it is none to which a request can be sent. */
    public static Optional<Destination> parse(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            boolean usable = uri.getScheme() != null
                    && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535;
            return usable ? Optional.of(new Destination(uri)) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    public boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    /** In lower case; an IPv6 address in brackets. */
    public String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    public int port() {
        return uri.getPort() > 0 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    /** The origin as browsers write it (RFC 6454, section 6.2): without the port that the scheme has anyway. */
    public String origin() {
        return (isSecure() ? "https://" : "http://") + authority();
    }

    /** The host, and the port if it is not that of the scheme. */
    String authority() {
        boolean usual = port() == (isSecure() ? 443 : 80);
        return usual ? host() : host() + ":" + port();
    }

    /** The request target (RFC 9112, section 3.2.1). */
    String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
