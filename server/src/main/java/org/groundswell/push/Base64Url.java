package org.groundswell.push;

import java.util.Base64;
import java.util.Optional;

/** Base64 with the alphabet for URLs and without padding (RFC 4648, section 5), as Web Push uses it. */
final class Base64Url {
    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Decodes either alphabet, with or without padding, since apps send both; empty if it is none. */
    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(
                    Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_')));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
