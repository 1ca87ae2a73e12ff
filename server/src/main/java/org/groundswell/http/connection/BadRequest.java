package org.groundswell.http.connection;

import java.nio.charset.StandardCharsets;

/**
 * A request whose end is ambiguous, or that exceeds a limit. It is answered at once and the connection is closed, since the
 * following bytes can't be interpreted.
 */
final class BadRequest extends RuntimeException {
    private final int status;

    BadRequest(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    BadRequest(String reason) {
        this(400, reason);
    }

    /** The whole response, as bytes of HTTP/1.1. */
    byte[] response(boolean withBody) {
        return response(status, "Connection: close\r\n", String.valueOf(getMessage()), withBody);
    }

    /** A response with an error in the API's JSON format. */
    static byte[] response(int status, String headers, String error, boolean withBody) {
        String body = "{\"error\":\"" + error + "\"}";
        String head = "HTTP/1.1 " + status + " " + phrase(status) + "\r\n" + headers
                + "Content-Type: application/json; charset=utf-8\r\nAccess-Control-Allow-Origin: *\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n";
        return (withBody ? head + body : head).getBytes(StandardCharsets.US_ASCII);
    }

    private static String phrase(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 408 -> "Request Timeout";
            case 414 -> "URI Too Long";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 505 -> "HTTP Version Not Supported";
            default -> "Error";
        };
    }
}
