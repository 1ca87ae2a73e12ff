package org.groundswell.streaming;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.http.websocket.CloseCode;
import org.groundswell.http.websocket.Frames;

/** The forms in which connections are sent events. */
public enum Wire {
    /**
     * WebSocket: {@code {"stream":["public"],"event":"update","payload":"..."}}, where the payload is JSON inside of a JSON
     * string.
     */
    SOCKET {
        @Override
        byte[] event(List<String> stream, String event, Optional<byte[]> payload) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(
                    payload.map(bytes -> bytes.length + bytes.length / 4).orElse(0) + 100);
            out.writeBytes(stream.stream()
                    .map(name -> '"' + escaped(name) + '"')
                    .collect(Collectors.joining(",", "{\"stream\":[", "],\"event\":\"" + event + '"'))
                    .getBytes(StandardCharsets.UTF_8));
            payload.ifPresent(json -> {
                out.writeBytes(",\"payload\":\"".getBytes(StandardCharsets.UTF_8));
                for (byte b : json) {
                    // Rendered JSON has no other characters that a JSON string must escape (RFC 8259, section 7).
                    if (b == '"' || b == '\\') {
                        out.write('\\');
                    }
                    out.write(b);
                }
                out.write('"');
            });
            out.write('}');
            return Frames.text(out.toByteArray());
        }

        @Override
        byte[] heartbeat() {
            return Frames.ping();
        }

        @Override
        byte[] farewell(CloseCode code, String reason) {
            return Frames.close(code, reason);
        }
    },

    /** Server-sent events (HTML Standard, section 9.2). */
    EVENTS {
        @Override
        byte[] event(List<String> stream, String event, Optional<byte[]> payload) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
            // Without any data, a browser would not dispatch the event; Mastodon.py needs it to be JSON.
            out.writeBytes(payload.orElseGet(() -> "null".getBytes(StandardCharsets.UTF_8)));
            out.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        }

        @Override
        byte[] heartbeat() {
            return ":thump\n".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        byte[] farewell(CloseCode code, String reason) {
            return new byte[0];
        }
    };

    /**
     * @param stream the names of the stream, as it was subscribed to
     * @param payload JSON without control characters; empty for events without any
     */
    abstract byte[] event(List<String> stream, String event, Optional<byte[]> payload);

    abstract byte[] heartbeat();

    /** The last bytes of a connection that the server ends. */
    abstract byte[] farewell(CloseCode code, String reason);

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
