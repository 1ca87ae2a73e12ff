package org.groundswell.mastodon;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.groundswell.auth.Grant;
import org.groundswell.http.Failure;
import org.groundswell.http.connection.RawConnection;
import org.groundswell.http.websocket.CloseCode;
import org.groundswell.http.websocket.Frames;
import org.groundswell.http.websocket.Message;
import org.groundswell.http.websocket.MessageReader;
import org.groundswell.http.websocket.Violation;
import org.groundswell.model.Refusal;
import org.groundswell.streaming.Connected;
import org.groundswell.streaming.Opening;
import org.groundswell.streaming.Outbox;
import org.groundswell.text.Translator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One WebSocket: reads what the client asks for and answers pings. What it is sent goes through its {@link Outbox}, so that a
 * client that reads nothing does not hold up anything else.
 */
final class StreamSocket {
    /** Maximum length of a message from a client, in bytes: a subscription with a long tag takes a tenth of it. */
    static final int LONGEST_MESSAGE = 4_096;
    /** Three heartbeats: clients answer each. */
    private static final Duration IDLE = Duration.ofSeconds(90);
    /** Time for a write: then the client is gone, or reads nothing. */
    private static final Duration WRITING = Duration.ofSeconds(20);
    /** Time for a client to read and answer the closing of the socket. */
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final StreamingApi api;
    private final Grant grant;
    private final RawConnection raw;
    private final Translator translator;
    private final CountDownLatch readToEnd = new CountDownLatch(1);
    private final MessageBudget budget = new MessageBudget();

    StreamSocket(StreamingApi api, Grant grant, RawConnection raw, Translator translator) {
        this.api = api;
        this.grant = grant;
        this.raw = raw;
        this.translator = translator;
    }

    /**
     * Serves the socket until it closes.
     *
     * @param head the response that opens it
     * @param first the stream that its address names
     */
    void run(Opening opening, byte[] head, Optional<StreamName> first) {
        Outbox outbox = new Outbox(bytes -> raw.write(bytes, WRITING), this::closeSocket);
        Connected connection;
        try {
            connection = api.streams().add(opening, outbox);
        } catch (Refusal.TooMany full) {
            // It was checked before, but others were faster.
            return;
        }
        try {
            api.tokens().check(connection);
            first.ifPresent(stream -> subscribe(connection, stream));
            outbox.start(head);
            read(connection);
        } finally {
            readToEnd.countDown();
            api.streams().remove(connection);
            connection.close(CloseCode.NORMAL, "");
            await(outbox);
        }
    }

    private void read(Connected connection) {
        MessageReader reader = new MessageReader(raw, LONGEST_MESSAGE, IDLE);
        try {
            for (Optional<Message> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (!budget.take()) {
                    connection.close(CloseCode.POLICY_VIOLATION, "too many messages");
                    return;
                }
                switch (next.get()) {
                    case Message.Text(String text) -> handle(connection, text);
                    case Message.Ping(byte[] payload) -> connection.send(Frames.pong(payload));
                    case Message.Pong() -> {}
                    case Message.Close() -> {
                        return;
                    }
                }
            }
        } catch (Violation violation) {
            connection.close(violation.code(), violation.reason());
        }
    }

    /** Messages that are not understood are ignored, as Mastodon does. */
    private void handle(Connected connection, String text) {
        JsonNode message;
        try {
            message = api.json().readTree(text);
        } catch (JacksonException notJson) {
            return;
        }
        StreamName stream =
                new StreamName(text(message, "stream").orElse(""), text(message, "tag"), text(message, "list"));
        switch (text(message, "type").orElse("")) {
            case "subscribe" -> subscribe(connection, stream);
            case "unsubscribe" -> unsubscribe(connection, stream);
            default -> {}
        }
    }

    private static Optional<String> text(JsonNode message, String field) {
        return message.path(field).isString() ? Optional.of(message.path(field).stringValue()) : Optional.empty();
    }

    private void subscribe(Connected connection, StreamName stream) {
        try {
            api.streams().subscribe(connection, stream.names(), api.topics().of(stream, grant));
        } catch (Refusal refusal) {
            refuse(connection, refusal);
        }
    }

    private void unsubscribe(Connected connection, StreamName stream) {
        try {
            api.streams().unsubscribe(connection, stream.names());
        } catch (Refusal refusal) {
            refuse(connection, refusal);
        }
    }

    private void refuse(Connected connection, Refusal refusal) {
        Failure failure = Failure.of(refusal);
        byte[] error = api.json()
                .writeValueAsBytes(Map.of("error", translator.text(failure.message()), "status", failure.status()));
        connection.send(Frames.text(error));
    }

    /** Called after the last byte was sent. The client answers by closing its side; if it doesn't, it isn't waited for. */
    private void closeSocket() {
        try {
            if (!readToEnd.await(CLOSING.toNanos(), TimeUnit.NANOSECONDS)) {
                raw.close();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Outbox outbox) {
        try {
            outbox.awaitEnd(CLOSING);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
