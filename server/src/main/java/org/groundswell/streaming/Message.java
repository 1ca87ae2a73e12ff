package org.groundswell.streaming;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An event that many connections are sent: encoded once for each form of connection and each name of the stream. */
final class Message {
    private record Form(Wire wire, List<String> stream) {}

    private final String event;
    private final Supplier<Optional<byte[]>> render;
    private Optional<Optional<byte[]>> payload = Optional.empty();
    private final Map<Form, byte[]> encoded = new HashMap<>();

    /** @param render the payload; called once, when the event is sent first */
    Message(String event, Supplier<Optional<byte[]>> render) {
        this.event = event;
        this.render = render;
    }

    static Message of(String event, byte[] payload) {
        return new Message(event, () -> Optional.of(payload));
    }

    static Message empty(String event) {
        return new Message(event, Optional::empty);
    }

    void sendTo(Subscription subscription) {
        Wire wire = subscription.connection().opening().wire();
        // Events on the wire don't name the stream.
        Form form = new Form(wire, wire == Wire.EVENTS ? List.of() : subscription.stream());
        subscription.connection().send(encoded.computeIfAbsent(form, _ -> wire.event(form.stream(), event, payload())));
    }

    private Optional<byte[]> payload() {
        if (payload.isEmpty()) {
            payload = Optional.of(render.get());
        }
        return payload.get();
    }
}
