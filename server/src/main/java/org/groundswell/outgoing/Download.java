package org.groundswell.outgoing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A response to a {@link DownloadRequest}.
 *
 * @param headers by name in lower case; of several with one name, the first
 * @param body its beginning, decompressed, as far as it was read; empty unless the status is 200 and the type a wanted one
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Download(int status, Map<String, String> headers, byte[] body) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Its media type without parameters, in lower case (RFC 9110, section 8.3); an empty text if it has none. */
    public String mediaType() {
        String type = header("content-type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
