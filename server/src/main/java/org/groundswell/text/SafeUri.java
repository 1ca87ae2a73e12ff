package org.groundswell.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.groundswell.words.DomainName;

/**
 * An absolute {@code http} or {@code https} address of a page: with a host, without a user, with nothing that can't be
 * seen, and at most {@value #LONGEST} bytes. The only kind that becomes a link.
 */
public record SafeUri(URI uri) {
    /** In bytes of UTF-8, which an index of PostgreSQL takes. */
    public static final int LONGEST = 2_048;

    public static Optional<SafeUri> parse(String text) {
        String address = text.strip();
        // Most of what is shown has no address or one of another kind: no parser is needed to see that.
        if (!isWeb(address) || !isBounded(text)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address);
            return uri.getUserInfo() == null && hasHost(uri) && uri.getPort() <= 65_535
                    ? Optional.of(new SafeUri(uri))
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * Whether a text could be an address or a name of any kind: at most {@value #LONGEST} bytes, and no control or format
     * characters, half characters or line ends in it.
     */
    public static boolean isBounded(String text) {
        if (!PlainText.fits(text, LONGEST)) {
            return false;
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isUnseen(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWeb(String address) {
        return startsWith(address, "https://") || startsWith(address, "http://");
    }

    private static boolean startsWith(String address, String scheme) {
        return address.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean hasHost(URI uri) {
        String host = uri.getHost();
        return host != null && (host.startsWith("[") || DomainName.parse(host).isPresent());
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
