package org.groundswell.crossnetwork;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket server (RFC 6455) that sends a test's messages in text frames, and closes connections on demand. */
final class Jetstream implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server = new ServerSocket(0);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> protocols = new CopyOnWriteArrayList<>();
    private volatile boolean refusingCursors;

    Jetstream() throws IOException {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> greet(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    /** The requested paths, with their queries. */
    List<String> requests() {
        return requests;
    }

    List<String> protocols() {
        return protocols;
    }

    /** From now on rejects every cursor as too old. */
    void refuseCursors() {
        refusingCursors = true;
    }

    /** Sends a message to all clients, in two frames. */
    void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        int half = bytes.length / 2;
        for (Socket socket : sockets) {
            OutputStream out = socket.getOutputStream();
            out.write(frame(0x01, bytes, 0, half));
            out.write(frame(0x80, bytes, half, bytes.length));
            out.flush();
        }
    }

    int listeners() {
        return sockets.size();
    }

    void disconnect() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private static byte[] frame(int first, byte[] bytes, int from, int to) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        int length = to - from;
        if (length < 126) {
            frame.write(length);
        } else {
            frame.write(126);
            frame.write(length >> 8);
            frame.write(length & 0xFF);
        }
        frame.write(bytes, from, length);
        return frame.toByteArray();
    }

    private void greet(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            String request = line(in);
            Map<String, String> headers = new HashMap<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            String path = request.substring(4, request.lastIndexOf(' '));
            requests.add(path);
            OutputStream out = socket.getOutputStream();
            if (refusingCursors && path.contains("cursor=")) {
                out.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.close();
                return;
            }
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((headers.get("sec-websocket-key") + MAGIC).getBytes(StandardCharsets.US_ASCII));
            String protocol = headers.getOrDefault("sec-websocket-protocol", "");
            protocols.add(protocol);
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n"
                            + (protocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n") + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            sockets.add(socket);
        } catch (IOException gone) {
            // The client has disconnected.
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        disconnect();
        server.close();
    }
}
