package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.groundswell.Patience;

/** A WebSocket on bare TCP, which sends what no library would. */
final class RawSocket implements AutoCloseable {
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    /** The answer to this key in RFC 6455, section 1.3. */
    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private final Socket socket = new Socket();
    private final DataInputStream input;

    /** A frame from the server. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Frame(int opcode, byte[] payload) {
        boolean isClose() {
            return opcode == 8;
        }

        int code() {
            return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
    }

    /** @param receiveBuffer the bytes that wait in the client's kernel; 0 for the usual number */
    private RawSocket(URI server, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.setSoTimeout((int) Patience.LONGEST.toMillis());
        this.input = new DataInputStream(socket.getInputStream());
    }

    static RawSocket open(URI server, String query, String token, int receiveBuffer) throws IOException {
        RawSocket raw = new RawSocket(server, receiveBuffer);
        raw.send(("GET /api/v1/streaming" + query + " HTTP/1.1\r\nHost: a.example\r\nUpgrade: WebSocket\r\n"
                        + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY
                        + "\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String head = raw.head();
        assertThat(head).startsWith("HTTP/1.1 101 ").contains("\r\nSec-WebSocket-Accept: " + ACCEPT + "\r\n");
        return raw;
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) input.readUnsignedByte());
        }
        return head.toString();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A masked frame. The mask is zero, which is allowed. */
    static byte[] frame(int first, int length, byte[] payload) {
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) first;
        frame[1] = (byte) (0x80 | length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }

    Frame read() throws IOException {
        int first = input.readUnsignedByte();
        int length = input.readUnsignedByte();
        long whole = length == 126 ? input.readUnsignedShort() : length == 127 ? input.readLong() : length;
        return new Frame(first & 0x0F, input.readNBytes((int) whole));
    }

    /** Reads until the server closes the socket; the last frame. */
    Frame lastFrame() throws IOException {
        Frame frame = read();
        while (!frame.isClose()) {
            frame = read();
        }
        return frame;
    }

    /** What follows until the connection ends. */
    byte[] rest() throws IOException {
        try {
            return input.readAllBytes();
        } catch (SocketException reset) {
            return new byte[0];
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
