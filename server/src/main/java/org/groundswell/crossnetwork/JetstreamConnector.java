package org.groundswell.crossnetwork;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Listens to Bluesky through a Jetstream server, which sends events as JSON over a WebSocket. Supports both versions:
 * at {@code /subscribe}, events whose cursor is {@code time_us}; at {@code
 * /xrpc/network.bsky.jetstream.subscribeEvents} (the subprotocol {@code xrpc.v1.json}), events in an envelope whose
 * cursor is {@code seq}.
 */
final class JetstreamConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(JetstreamConnector.class);
    private static final String POSTS = "app.bsky.feed.post";
    private static final String SECOND_VERSION = "subscribeEvents";
    private static final String SUBPROTOCOL = "xrpc.v1.json";
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int WAITING = 1_000;
    private static final int LONGEST_TIME = 64;
    /** The valid form of a cursor, which becomes part of the subscription's address. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private static final int LONGEST_MESSAGE = 1 << 20;
    /**
     * The first version's cursor is a time. It is rewound a little, as Bluesky advises: repeated events do no harm,
     * missed ones would.
     */
    private static final long REWIND_MICROS = Duration.ofSeconds(5).toNanos() / 1_000;

    private static final String END = "";

    private final HttpClient client;
    private final String address;
    private final boolean second;
    private final JsonMapper json = JsonMapper.builder().build();

    JetstreamConnector(HttpClient client, String address) {
        this.client = client;
        this.address = address;
        this.second = address.contains(SECOND_VERSION);
    }

    @Override
    public String network() {
        return "Bluesky";
    }

    @Override
    public void listen(String goOn, Sink sink) throws IOException, InterruptedException {
        // A cursor that is not a number was stored before cursors were validated.
        String cursor = NUMBER.matcher(goOn).matches() ? goOn : "";
        Messages messages = new Messages();
        WebSocket socket = connect(cursor, messages);
        try {
            for (String message = messages.next(); !message.isEmpty(); message = messages.next()) {
                handle(message, sink);
                socket.request(1);
            }
            messages.refuse();
        } finally {
            socket.abort();
        }
    }

    private WebSocket connect(String cursor, Messages messages) throws IOException, InterruptedException {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(20));
        if (second) {
            builder.subprotocols(SUBPROTOCOL);
        }
        try {
            return builder.buildAsync(subscription(cursor), messages).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused
                    && refused.getResponse().statusCode() == 400
                    && !cursor.isEmpty()) {
                // The second version rejects a cursor older than its retention: the events since then are lost.
                return connect("", messages);
            }
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    private URI subscription(String cursor) {
        String query = second ? "?kinds=commit&collections=" + POSTS : "?wantedCollections=" + POSTS;
        return URI.create(address + query + (cursor.isEmpty() ? "" : "&cursor=" + from(cursor)));
    }

    private String from(String cursor) {
        return second ? cursor : String.valueOf(Math.max(0, Long.parseLong(cursor) - REWIND_MICROS));
    }

    private void handle(String message, Sink sink) throws InterruptedException {
        JsonNode event;
        try {
            event = json.readTree(message);
        } catch (JacksonException notJson) {
            LOG.atDebug().setCause(notJson).log("an event is no JSON");
            return;
        }
        JsonNode body = second ? event.path("payload") : event;
        JsonNode commit = second ? body : body.path("commit");
        String author = body.path("did").asString("");
        String number = body.path(second ? "seq" : "time_us").asString("");
        String cursor = NUMBER.matcher(number).matches() ? number : "";
        if (author.isEmpty() || !commit.path("collection").asString("").equals(POSTS)) {
            return;
        }
        String post = author + "/" + commit.path("rkey").asString("");
        switch (commit.path("operation").asString("")) {
            case "create", "update" -> {
                // An update may have removed tags, so the post is replaced.
                sink.accept(new Observation.Deleted(post), "");
                sink.accept(new Observation.Posted(post, author, at(body), tags(commit.path("record"))), cursor);
            }
            case "delete" -> sink.accept(new Observation.Deleted(post), cursor);
            default -> {}
        }
    }

    /** The time at which the network received the post: the author's own timestamp is not trustworthy. */
    private Instant at(JsonNode body) {
        if (!second) {
            return Instant.EPOCH.plus(body.path("time_us").asLong(0), ChronoUnit.MICROS);
        }
        String time = body.path("time").asString("");
        try {
            return time.length() > LONGEST_TIME ? Instant.EPOCH : Instant.parse(time);
        } catch (DateTimeParseException noTime) {
            return Instant.EPOCH;
        }
    }

    /** The tags in the text ({@code app.bsky.richtext.facet#tag}) and in the field {@code tags}. */
    private static List<String> tags(JsonNode record) {
        Set<String> tags = new LinkedHashSet<>();
        record.path("facets")
                .forEach(facet -> facet.path("features").forEach(feature -> {
                    if (feature.path("$type").asString("").equals("app.bsky.richtext.facet#tag")) {
                        tags.add(feature.path("tag").asString(""));
                    }
                }));
        record.path("tags").forEach(tag -> tags.add(tag.asString("")));
        tags.removeIf(String::isBlank);
        return new ArrayList<>(tags);
    }

    /** Assembles the socket's messages from their fragments, and queues them for the listening thread. */
    private static final class Messages implements WebSocket.Listener {
        private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(WAITING);
        private final StringBuilder piece = new StringBuilder();
        private volatile @Nullable Throwable broken;

        /** The next message; empty at the end. */
        String next() throws InterruptedException, IOException {
            String message = queue.poll(SILENCE.toSeconds(), TimeUnit.SECONDS);
            if (message == null) {
                throw new IOException("it has said nothing for " + SILENCE.toSeconds() + " seconds");
            }
            return message;
        }

        void refuse() throws IOException {
            Throwable reason = broken;
            if (reason != null) {
                throw new IOException(reason.getMessage(), reason);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (piece.length() + data.length() > LONGEST_MESSAGE) {
                broken = new IOException("a message is longer than " + LONGEST_MESSAGE + " characters");
                end();
                return null;
            }
            piece.append(data);
            if (last) {
                // There is room: fewer messages are requested than the queue holds.
                boolean taken = queue.offer(piece.toString());
                piece.setLength(0);
                if (!taken) {
                    end();
                }
            } else {
                socket.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            broken = error;
            end();
        }

        private void end() {
            // The end marker follows the messages before it; there is always room for it.
            queue.add(END);
        }
    }
}
