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
 * Bluesky's network through a Jetstream, which tells of it as JSON over a WebSocket. Speaks both versions there are: at
 * {@code /subscribe}, events whose cursor is {@code time_us}; at {@code /xrpc/network.bsky.jetstream.subscribeEvents} (the
 * subprotocol {@code xrpc.v1.json}), events in an envelope whose cursor is {@code seq}.
 */
final class JetstreamConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(JetstreamConnector.class);
    private static final String POSTS = "app.bsky.feed.post";
    private static final String SECOND_VERSION = "subscribeEvents";
    private static final String SUBPROTOCOL = "xrpc.v1.json";
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int WAITING = 1_000;
    private static final int LONGEST_TIME = 64;
    /** The form of a cursor, which goes into the address of a subscription. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private static final int LONGEST_MESSAGE = 1 << 20;
    /** The first version's cursor is a time: a little is observation twice rather than missed, as its makers advise. */
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
    public void listen(String goOn, Ear ear) throws IOException, InterruptedException {
        // One that is no number was stored before cursors were checked.
        String cursor = NUMBER.matcher(goOn).matches() ? goOn : "";
        Messages messages = new Messages();
        WebSocket socket = connect(cursor, messages);
        try {
            for (String message = messages.next(); !message.isEmpty(); message = messages.next()) {
                happened(message, ear);
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
                // The second version refuses to go on where it remembers nothing any more: what was there is lost.
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

    private void happened(String message, Ear ear) throws InterruptedException {
        JsonNode event;
        try {
            event = json.readTree(message);
        } catch (JacksonException notJson) {
            LOG.atDebug().setCause(notJson).log("an event is no JSON");
            return;
        }
        JsonNode told = second ? event.path("payload") : event;
        JsonNode commit = second ? told : told.path("commit");
        String author = told.path("did").asString("");
        String number = told.path(second ? "seq" : "time_us").asString("");
        String cursor = NUMBER.matcher(number).matches() ? number : "";
        if (author.isEmpty() || !commit.path("collection").asString("").equals(POSTS)) {
            return;
        }
        String post = author + "/" + commit.path("rkey").asString("");
        switch (commit.path("operation").asString("")) {
            case "create", "update" -> {
                // An update may have taken tags away, so the post is observed again.
                ear.hear(new Observation.Deleted(post), "");
                ear.hear(new Observation.Posted(post, author, at(told), tags(commit.path("record"))), cursor);
            }
            case "delete" -> ear.hear(new Observation.Deleted(post), cursor);
            default -> {}
        }
    }

    /** When the network saw it: what its author says of the time may be anything. */
    private Instant at(JsonNode told) {
        if (!second) {
            return Instant.EPOCH.plus(told.path("time_us").asLong(0), ChronoUnit.MICROS);
        }
        String time = told.path("time").asString("");
        try {
            return time.length() > LONGEST_TIME ? Instant.EPOCH : Instant.parse(time);
        } catch (DateTimeParseException noTime) {
            return Instant.EPOCH;
        }
    }

    /** Tags in the text ({@code app.bsky.richtext.facet#tag}) and beside it. */
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

    /** The messages of the socket, put together from their pieces, for the listening thread. */
    private static final class Messages implements WebSocket.Listener {
        private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(WAITING);
        private final StringBuilder piece = new StringBuilder();
        private volatile @Nullable Throwable broken;

        /** The next message; empty when there are no more. */
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
                // There is room: so many are never asked for.
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
            // After what has come before it, which is never so much that there is no room.
            queue.add(END);
        }
    }
}
