package org.groundswell.outgoing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Another server's response.
 *
 * @param headers by name in lower case; of several with one name, the first
 * @param text the beginning of the body, as far as it was read
 */
public record OutgoingResponse(int status, Map<String, String> headers, String text) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
