package org.groundswell.model;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * A server's name as it is stored and compared: labels of letters, digits and inner hyphens (RFC 5890), in lower case,
 * international ones in their ASCII form ({@code xn--...}); with a port where it is not the usual one.
 *
 * @param name at most {@value #LONGEST} characters and a port
 */
public record DomainName(String name) {
    /** RFC 1035, section 2.3.4. */
    public static final int LONGEST = 253;

    public static final int LONGEST_LABEL = 63;
    private static final int LONGEST_PORT = ":65535".length();

    /** Reads a server's name as a person wrote it; empty if it can't be one. */
    public static Optional<DomainName> parse(String written) {
        if (written.length() > LONGEST + LONGEST_PORT) {
            return Optional.empty();
        }
        int colon = written.lastIndexOf(':');
        String host = colon < 0 ? written : written.substring(0, colon);
        String port = colon < 0 ? "" : written.substring(colon);
        if (colon >= 0 && !isPort(port)) {
            return Optional.empty();
        }
        return ascii(host).filter(DomainName::hasGoodLabels).map(name -> new DomainName(name + port));
    }

    private static Optional<String> ascii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(host.toLowerCase(Locale.ROOT));
        }
        try {
            return Optional.of(IDN.toASCII(host).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    private static boolean hasGoodLabels(String name) {
        int label = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean inner = c == '-' && label > 0 || isLetterOrDigit(c);
            boolean ends = c == '.' && label > 0 && name.charAt(i - 1) != '-';
            if (!inner && !ends) {
                return false;
            }
            label = ends ? 0 : label + 1;
            if (label > LONGEST_LABEL) {
                return false;
            }
        }
        return label > 0 && name.length() <= LONGEST && name.charAt(name.length() - 1) != '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isPort(String text) {
        return text.length() >= 2
                && text.length() <= LONGEST_PORT
                && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return name;
    }
}
