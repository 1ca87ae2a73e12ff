package org.groundswell.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.http.connection.RawConnection;
import org.jspecify.annotations.Nullable;

/**
 * A response. Except for streams it is complete before it is sent, so that errors while building it can still be reported.
 *
 * @param status the HTTP status
 * @param type media type of the body; empty if there is none
 * @param sequel what follows instead of a body: a stream, or another protocol; null for ordinary responses
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(
        int status,
        String type,
        byte[] body,
        List<Header> headers,
        @Nullable Sequel sequel) {
    /** What follows the head of a response that has no complete body. */
    public sealed interface Sequel {}

    /** Writes the body over time, until it ends or the client disconnects. */
    @FunctionalInterface
    public non-sealed interface Stream extends Sequel {
        /** @throws IOException if the client has disconnected */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Takes over the connection, which speaks another protocol from now on; it is closed when this returns. */
    @FunctionalInterface
    public non-sealed interface Upgrade extends Sequel {
        /** @param head the response that announces the protocol, which is to be written first */
        void run(RawConnection connection, byte[] head);
    }

    /** A header line. */
    public record Header(String name, String value) {
        /**
         * @throws IllegalArgumentException if name or value would break the line. This is a bug in the caller, and prevents
         *     response splitting
         */
        public Header {
            if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':')) {
                throw new IllegalArgumentException("not a valid header name");
            }
            if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
                throw new IllegalArgumentException("the value of " + name + " has a control character");
            }
        }
    }

    public static Reply of(int status, String type, byte[] body) {
        return new Reply(status, type, body, List.of(), null);
    }

    public static Reply streamed(String type, Stream stream) {
        return streamed(200, type, stream);
    }

    public static Reply streamed(int status, String type, Stream stream) {
        return new Reply(status, type, new byte[0], List.of(), stream);
    }

    /** Switches the connection to another protocol (101). */
    public static Reply upgraded(Upgrade upgrade) {
        return new Reply(101, "", new byte[0], List.of(), upgrade);
    }

    public static Reply json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return of(status, "", new byte[0]);
    }

    /** A redirect with GET (303), as after a form. */
    public static Reply seeOther(String location) {
        return empty(303).with("Location", location);
    }

    public Reply with(String name, String value) {
        return with(List.of(new Header(name, value)));
    }

    public Reply with(List<Header> others) {
        List<Header> more = new ArrayList<>(headers);
        more.addAll(others);
        return new Reply(status, type, body, List.copyOf(more), sequel);
    }
}
