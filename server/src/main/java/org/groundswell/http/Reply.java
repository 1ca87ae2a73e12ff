package org.groundswell.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, whole before it is sent, so that what fails on the way can still be said properly; but for streams.
 *
 * @param status the HTTP status
 * @param type the media type of the body; empty where there is none
 * @param stream what goes on for a while instead of a body; null for all but the few that do
 */
@SuppressWarnings("ArrayRecordComponent") // made to be sent, never compared
public record Reply(
        int status,
        String type,
        byte[] body,
        List<Header> headers,
        @Nullable Stream stream) {
    /** Writes what is not known yet when an answer begins, until there is no more or nobody listens. */
    public interface Stream {
        /** @throws IOException if nobody listens any more */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A header line. */
    public record Header(String name, String value) {
        /**
         * @throws IllegalArgumentException if name or value would break the line: a bug of whoever puts in what others
         *     wrote, and never a second answer
         */
        public Header {
            if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':')) {
                throw new IllegalArgumentException("not the name of a header");
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
        return new Reply(200, type, new byte[0], List.of(), stream);
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

    /** Sends a browser on with GET (303), as after a form. */
    public static Reply seeOther(String location) {
        return empty(303).with("Location", location);
    }

    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, type, body, List.copyOf(more), stream);
    }
}
