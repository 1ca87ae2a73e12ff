package org.groundswell.outgoing;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A request for a public resource.
 *
 * @param headers beside those that every request has
 * @param types the media types whose bodies are read; empty for all
 * @param largest the number of bytes of the body that are read, before and after decompression; the rest is left
 * @param longest the time for the request, if it is less than the client allows
 */
public record DownloadRequest(
        Destination from, Map<String, String> headers, Set<String> types, int largest, Duration longest) {
    public DownloadRequest {
        headers = OutgoingRequest.checked(headers);
        types = Set.copyOf(types);
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
