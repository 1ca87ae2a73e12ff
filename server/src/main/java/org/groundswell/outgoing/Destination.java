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

    /** In lower case, without the dot of the root at its end; an IPv6 address in brackets. */
    public String host() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    public int port() {
        return uri.getPort() > 0 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    /** The origin as browsers write it (RFC 6454, section 6.2): without the port that the scheme has anyway. */
    public String origin() {
        return (isSecure() ? "https://" : "http://") + authority();
    }

    /** Whether its port is the one of its scheme. */
    boolean isOnStandardPort() {
        return port() == (isSecure() ? 443 : 80);
    }

    /** The host, and the port if it is not that of the scheme. */
    String authority() {
        return isOnStandardPort() ? host() : host() + ":" + port();
    }

    /**
     * The address that a reference in a response means (RFC 3986, section 5), such as that of a redirect (RFC 9110, section
     * 10.2.2), without its fragment; empty if no request can be sent to it.
     */
    public Optional<Destination> resolve(String reference) {
        int fragment = reference.indexOf('#');
        String rest = (fragment < 0 ? reference : reference.substring(0, fragment)).strip();
        if (rest.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            // URI.resolve takes the last segment of the path away before a query, as RFC 2396 had it.
            String absolute = rest.isEmpty() || rest.startsWith("?")
                    ? origin() + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()) + rest
                    : uri.resolve(new URI(rest)).toASCIIString();
            return parse(absolute);
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** Its path and query, at least {@code /}: the request target (RFC 9112, section 3.2.1). */
    public String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
