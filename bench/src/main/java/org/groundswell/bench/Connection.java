package org.groundswell.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP/1.1 connection that is kept open and costs next to nothing: client and server share the machine, and what the
 * client needs the server has not.
 */
final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream input;
    private final byte[] buffer = new byte[64 * 1024];

    Connection(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        input = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    static byte[] get(String path, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + bearer(token) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] post(String path, String token, String form) {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + bearer(token)
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length
                        + "\r\n\r\n" + form)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a request and reads its answer to the end; its status. */
    int exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        while (length > 0) {
            int read = input.read(buffer, 0, Math.min(buffer.length, length));
            if (read < 0) {
                throw new EOFException("the server hung up");
            }
            length -= read;
        }
        return Integer.parseInt(status.substring(9, 12));
    }

    @SuppressWarnings("deprecation") // header lines are ASCII, and this copies them without a decoder
    private String line() throws IOException {
        int length = 0;
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            buffer[length++] = (byte) c;
        }
        return new String(buffer, 0, 0, length - 1);
    }

    private static String bearer(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
