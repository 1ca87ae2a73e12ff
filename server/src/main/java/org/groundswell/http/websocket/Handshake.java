package org.groundswell.http.websocket;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Call;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;

/**
 * The opening handshake (RFC 6455, section 4.2).
 *
 * @param accept the proof that the server understood the request
 * @param protocols the subprotocols that the client offers, in its order
 */
public record Handshake(String accept, List<String> protocols) {
    private static final HeaderName KEY = HeaderNames.create("Sec-WebSocket-Key");
    private static final HeaderName VERSION = HeaderNames.create("Sec-WebSocket-Version");
    private static final HeaderName PROTOCOL = HeaderNames.create("Sec-WebSocket-Protocol");
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;
    private static final int MOST_PROTOCOLS = 10;

    /** The subprotocols that a request offers. Some apps send their token there. */
    public static List<String> protocols(Call call) {
        return call.header(PROTOCOL).stream()
                .flatMap(list -> Arrays.stream(list.split(",", MOST_PROTOCOLS)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** @throws Refusal.Malformed if the request does not open a WebSocket */
    public static Handshake of(Call call) {
        boolean asks = call.method().equals(Method.GET_NAME)
                && has(call.header(HeaderNames.UPGRADE), "websocket")
                && has(call.header(HeaderNames.CONNECTION), "upgrade")
                && call.header(VERSION).map(String::strip).filter("13"::equals).isPresent()
                && !call.hasBody();
        String key = call.header(KEY).map(String::strip).orElse("");
        if (!asks || !isKey(key)) {
            throw new Refusal.Malformed("streaming.handshake");
        }
        return new Handshake(accept(key), protocols(call));
    }

    /** The response that opens the socket. The first subprotocol is echoed, since browsers close the socket otherwise. */
    public Reply reply(Reply.Upgrade upgrade) {
        Reply reply = Reply.upgraded(upgrade).with("Upgrade", "websocket").with("Sec-WebSocket-Accept", accept);
        return protocols.isEmpty() ? reply : reply.with("Sec-WebSocket-Protocol", protocols.getFirst());
    }

    private static boolean has(Optional<String> list, String option) {
        return list.stream()
                .flatMap(each -> Arrays.stream(each.split(",", -1)))
                .map(String::strip)
                .anyMatch(option::equalsIgnoreCase);
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
