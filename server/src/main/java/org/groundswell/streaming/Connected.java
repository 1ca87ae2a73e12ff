package org.groundswell.streaming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.http.websocket.CloseCode;

/** An open connection, with its subscriptions. */
public final class Connected {
    private final Opening opening;
    private final OpenViewer viewer;
    private final Outbox outbox;
    /** By the names of the stream. Guarded by the registry's lock. */
    private final Map<List<String>, Subscription> subscriptions = new HashMap<>();

    Connected(Opening opening, OpenViewer viewer, Outbox outbox) {
        this.opening = opening;
        this.viewer = viewer;
        this.outbox = outbox;
    }

    public Opening opening() {
        return opening;
    }

    OpenViewer viewer() {
        return viewer;
    }

    public Outbox outbox() {
        return outbox;
    }

    Map<List<String>, Subscription> subscriptions() {
        return subscriptions;
    }

    List<Subscription> allSubscriptions() {
        return new ArrayList<>(subscriptions.values());
    }

    /** Sends bytes in the form of its wire; ends the connection if it does not keep up. */
    public void send(byte[] bytes) {
        if (!outbox.offer(bytes)) {
            outbox.close(opening.wire().farewell(CloseCode.POLICY_VIOLATION, "the client reads too slowly"), false);
        }
    }

    /** Ends the connection after what waits has been sent. */
    public void close(CloseCode code, String reason) {
        outbox.close(opening.wire().farewell(code, reason), true);
    }
}
