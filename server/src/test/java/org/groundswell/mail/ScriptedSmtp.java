package org.groundswell.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that replies as a test tells it, with STARTTLS, which GreenMail lacks. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final Optional<SSLContext> tls;
    private final Map<String, String> replies;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /**
     * @param tls offers STARTTLS with it
     * @param replies to commands that begin with a text, instead of success
     */
    ScriptedSmtp(Optional<SSLContext> tls, Map<String, String> replies) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.replies = replies;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** All lines, those over TLS with {@code tls: } before them. */
    List<String> heard() {
        return heard;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            say(client, "220 here");
            talk(client, "");
        } catch (IOException away) {
            // The client has heard enough.
        }
    }

    private void talk(Socket client, String prefix) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(prefix + line);
            if (data) {
                data = !line.equals(".");
                if (!data) {
                    say(client, replies.getOrDefault(".", "250 queued"));
                }
                continue;
            }
            String said = line;
            Optional<String> scripted = replies.entrySet().stream()
                    .filter(each -> said.startsWith(each.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (scripted.isPresent()) {
                say(client, scripted.get());
            } else if (line.startsWith("EHLO")) {
                say(client, tls.isPresent() && prefix.isEmpty() ? "250-here\r\n250 STARTTLS" : "250 here");
            } else if (line.equals("STARTTLS")) {
                say(client, "220 go on");
                SSLSocket safe = (SSLSocket)
                        tls.orElseThrow().getSocketFactory().createSocket(client, null, client.getPort(), false);
                safe.setUseClientMode(false);
                talk(safe, "tls: ");
                return;
            } else if (line.equals("DATA")) {
                data = true;
                say(client, "354 go on");
            } else {
                say(client, line.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
