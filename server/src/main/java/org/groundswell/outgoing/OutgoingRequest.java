package org.groundswell.outgoing;

import java.util.Map;

/**
 * A request to another server.
 *
 * @param method such as {@code POST}
 * @param headers beside those that every request has
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record OutgoingRequest(String method, Destination to, Map<String, String> headers, byte[] body) {
    public OutgoingRequest {
        headers = checked(headers);
    }

    static Map<String, String> checked(Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z-]+") || !value.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
                throw new IllegalArgumentException("no header: " + name);
            }
        });
        return Map.copyOf(headers);
    }
}
