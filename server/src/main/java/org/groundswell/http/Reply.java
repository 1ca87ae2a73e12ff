package org.groundswell.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer, whole before it is sent, so that what fails on the way can still be said properly.
 *
 * @param status the HTTP status
 * @param type the media type of the body; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // made to be sent, never compared
public record Reply(int status, String type, byte[] body, List<Header> headers) {
    public record Header(String name, String value) {}

    public static Reply of(int status, String type, byte[] body) {
        return new Reply(status, type, body, List.of());
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
        return new Reply(status, type, body, List.copyOf(more));
    }
}
