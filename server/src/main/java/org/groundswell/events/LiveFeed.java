package org.groundswell.events;

import java.util.List;

/** Hands a live subscriber the events after its start. */
final class LiveFeed implements Follower.Step {
    private static final int BATCH = 1_000;

    private final EventLog log;
    private final LiveSubscriber subscriber;
    private Position position = Position.START;

    LiveFeed(EventLog log, LiveSubscriber subscriber) {
        this.log = log;
        this.subscriber = subscriber;
    }

    @Override
    public void begin() {
        log.place();
        position = end();
    }

    @Override
    public boolean take() {
        if (!subscriber.isListening()) {
            Position end = end();
            // Checked again: a subscriber that began to listen meanwhile may have read the tables before this end of
            // the log.
            if (!subscriber.isListening()) {
                position = end;
                return false;
            }
        }
        Position from = position;
        List<Envelope> events = log.database().read(tx -> log.after(tx, from, BATCH));
        if (events.isEmpty()) {
            return false;
        }
        subscriber.handle(events);
        position = events.getLast().position();
        return events.size() == BATCH;
    }

    private Position end() {
        return log.database().read(log::end);
    }
}
