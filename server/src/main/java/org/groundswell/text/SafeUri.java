package org.groundswell.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * An absolute {@code http} or {@code https} address of a page: with a host, without a user, with nothing that can't be
 * seen, and at most {@value #LONGEST} bytes. The only kind that becomes a link.
 *
 * @param uri the address; an international host is in its ASCII form
 * @param host in lower case
 * @param port −1 if it has none
 */
public record SafeUri(URI uri, String host, int port) {
    /** In bytes of UTF-8, which an index of PostgreSQL takes. */
    public static final int LONGEST = 2_048;

    private static final int LARGEST_PORT = 65_535;

    /** Characters that people and browsers leave as they are, while RFC 3986 wants them encoded. */
    private static final String ENCODED = "|^`{}[]";

    public static Optional<SafeUri> parse(String text) {
        String address = text.strip();
        // Most of what is shown has no address or one of another kind: no parser is needed to see that.
        if (!isWeb(address) || !isBounded(text)) {
            return Optional.empty();
        }
        int from = address.indexOf("://") + "://".length();
        int to = from;
        while (to < address.length() && "/?#".indexOf(address.charAt(to)) < 0) {
            to++;
        }
        String authority = address.substring(from, to);
        int colon = authority.lastIndexOf(':');
        int hostEnd = colon > authority.lastIndexOf(']') ? colon : authority.length();
        String written = authority.substring(0, hostEnd);
        Optional<Integer> port = port(authority.substring(hostEnd));
        Optional<String> host = written.startsWith("[") ? Optional.of(written) : WebHost.ascii(written);
        if (host.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        boolean ascii = written.chars().allMatch(c -> c < 0x80);
        String scheme = address.substring(0, from);
        String rest = authority.substring(hostEnd) + encoded(address.substring(to));
        try {
            URI uri = new URI(scheme + (ascii ? written : host.get()) + rest);
            return Optional.of(new SafeUri(uri, host.get().toLowerCase(Locale.ROOT), port.get()));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The port that a colon and digits say, −1 for none; empty if there is no such port. */
    private static Optional<Integer> port(String text) {
        String digits = text.isEmpty() ? text : text.substring(1);
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int port = digits.isEmpty() ? -1 : Integer.parseInt(digits);
        return port > LARGEST_PORT ? Optional.empty() : Optional.of(port);
    }

    private static String encoded(String path) {
        if (path.chars().noneMatch(c -> ENCODED.indexOf(c) >= 0)) {
            return path;
        }
        StringBuilder encoded = new StringBuilder(path.length() + 16);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (ENCODED.indexOf(c) >= 0) {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
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

    @Override
    public String toString() {
        return uri.toString();
    }
}
