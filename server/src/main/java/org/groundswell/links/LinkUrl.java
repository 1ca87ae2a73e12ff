package org.groundswell.links;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.text.SafeUri;

/**
 * A normalised URL, the same for all common spellings of a page's address: scheme and host in lower case, no default
 * port, no fragment, no tracking parameters.
 */
public record LinkUrl(String url) {
    /** Normalises an address as written by a user; empty if it can't be a link ({@link SafeUri}). */
    public static Optional<LinkUrl> of(String written) {
        return SafeUri.parse(written).map(LinkUrl::of);
    }

    private static LinkUrl of(SafeUri address) {
        URI uri = address.uri();
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean standardPort = address.port() == -1 || address.port() == (scheme.equals("http") ? 80 : 443);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : withoutTracking(uri.getRawQuery());
        return new LinkUrl(scheme + "://" + address.host()
                + (standardPort ? "" : ":" + address.port())
                + path
                + (query.isEmpty() ? "" : "?" + query));
    }

    /** The host, without {@code www.}. */
    public String site() {
        String host = SafeUri.parse(url).map(SafeUri::host).orElse(url);
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    /** The title of a page without a card: its address without scheme and {@code www.}. */
    public String title() {
        return url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }

    private static String withoutTracking(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(each -> !each.isEmpty() && !isTracking(each))
                .collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return name.startsWith("utm_")
                || switch (name) {
                    case "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid" -> true;
                    default -> false;
                };
    }
}
