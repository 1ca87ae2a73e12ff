package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.Patience;

/** Sends raw bytes, also invalid requests, and parses the responses. */
public final class RawClient implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    private final Socket socket;
    private final InputStream input;

    public RawClient(URI server) throws IOException {
        this.socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout((int) Patience.LONGEST.toMillis());
        this.input = new BufferedInputStream(socket.getInputStream());
    }

    public Socket socket() {
        return socket;
    }

    public RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** All responses until the server closes the connection, or announces its last one. */
    public String toEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            int read;
            while ((read = input.read(buffer)) >= 0) {
                all.write(buffer, 0, read);
                if (all.toString(StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .contains("\r\nconnection: close\r\n")) {
                    socket.shutdownOutput();
                }
            }
        } catch (SocketException reset) {
            // The server closed the connection while more was to be sent.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** A response. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public boolean isLast() {
            return "close".equals(headers.get("connection"));
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * Reads one answer, strictly.
     *
     * @param bodiless whether it answers HEAD
     */
    public Answer read(boolean bodiless) throws IOException {
        String line = line();
        while (line.startsWith("HTTP/1.1 100 ")) {
            assertThat(line()).isEmpty();
            line = line();
        }
        assertThat(line).matches("HTTP/1\\.1 [1-5][0-9]{2} [ -~]+");
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, String> headers = new HashMap<>();
        while (!(line = line()).isEmpty()) {
            assertThat(line).matches("[A-Za-z0-9-]+:[\\t -~\\x80-\\xff]*");
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (bodiless || status == 204 || status == 304) {
            return new Answer(status, headers, new byte[0]);
        }
        assertThat(headers).as("an answer whose end can be told").containsKey("content-length");
        int length = Integer.parseInt(headers.get("content-length"));
        byte[] body = input.readNBytes(length);
        assertThat(body).hasSize(length);
        return new Answer(status, headers, body);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int c = input.read();
            if (c < 0) {
                throw new EOFException("the server closed the connection after '" + line + "'");
            }
            if (c == '\n') {
                assertThat(line.toString()).endsWith("\r");
                return line.substring(0, line.length() - 1);
            }
            line.append((char) c);
        }
    }

    /** The statuses of all responses until the server closes the connection, without interim ones. */
    public List<Integer> statuses() throws IOException {
        return statuses(toEnd());
    }

    public static List<Integer> statuses(String answers) {
        List<Integer> statuses = new ArrayList<>();
        Matcher matcher = STATUS.matcher(answers);
        while (matcher.find()) {
            int status = Integer.parseInt(matcher.group(1));
            if (status != 100) {
                statuses.add(status);
            }
        }
        return statuses;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
