package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.groundswell.Patience;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket as an app holds it: the JDK's, with what it was sent. */
public final class SocketClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    private SocketClient(URI address, String token, List<String> protocols) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (!protocols.isEmpty()) {
            builder.subprotocols(
                    protocols.getFirst(), protocols.subList(1, protocols.size()).toArray(String[]::new));
        }
        this.socket = builder.buildAsync(address, new Listener()).join();
    }

    /** @param query what follows the address of streaming, from {@code ?} on */
    public static SocketClient open(URI server, String query, String token) {
        return new SocketClient(address(server, query), token, List.of());
    }

    static SocketClient withProtocols(URI server, String query, String... protocols) {
        return new SocketClient(address(server, query), "", List.of(protocols));
    }

    private static URI address(URI server, String query) {
        return URI.create(server.toString().replaceFirst("^http", "ws") + "/api/v1/streaming" + query);
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    SocketClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Sends to a socket that the server may be closing. */
    void trySend(String text) {
        try {
            send(text);
        } catch (CompletionException closing) {
            assertThat(closing).hasRootCauseInstanceOf(IOException.class);
        }
    }

    boolean isClosed() {
        return closed.isDone();
    }

    public SocketClient subscribe(String stream) {
        return send("{\"type\":\"subscribe\",\"stream\":\"" + stream + "\"}").settle();
    }

    /** Waits until all that was sent is handled: messages are answered in order. */
    SocketClient settle() {
        send("{\"type\":\"subscribe\",\"stream\":\"settled\"}");
        assertThat(next().path("error").asString()).isEqualTo("Unknown stream type");
        return this;
    }

    /** The next message. */
    public JsonNode next() {
        try {
            JsonNode message = received.poll(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("a message in time").isNotNull();
            return message;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The next message; empty if the server closes the socket instead. */
    Optional<JsonNode> nextUnlessClosed() {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !received.isEmpty() || closed.isDone());
        return Optional.ofNullable(received.poll());
    }

    /** The next message, in short: its streams, event and the id of its payload. */
    String nextInShort() {
        JsonNode message = next();
        return String.join(
                        ",",
                        message.path("stream")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()) + " "
                + message.path("event").asString() + " " + id(message);
    }

    private static String id(JsonNode message) {
        String payload = message.path("payload").asString("");
        return payload.startsWith("{") ? JSON.readTree(payload).path("id").asString() : payload;
    }

    public static JsonNode payload(JsonNode message) {
        return JSON.readTree(message.path("payload").asString());
    }

    /** Waits for the server to close the socket; the code it gives. */
    int closeCode() {
        return closed.orTimeout(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
