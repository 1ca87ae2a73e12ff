package org.groundswell.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on 127.0.0.1 that answers as a test tells it, whether that is HTTP or not. */
public final class RawServer implements AutoCloseable {
    /** What the server says after it has read the head of a request. */
    public interface Talk {
        void run(String request, OutputStream output) throws IOException;
    }

    private final ServerSocket server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Talk talk = (_, _) -> {};

    public RawServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            String request = head(socket.getInputStream());
            requests.add(request);
            talk.run(request, socket.getOutputStream());
        } catch (IOException hungUp) {
            // The client has read enough.
        }
    }

    private static String head(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = input.read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        return head.toString();
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public void talk(Talk wanted) {
        talk = wanted;
    }

    /** Answers every request with the same text. */
    public void answer(String text) {
        talk = (_, output) -> output.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The heads of the requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
