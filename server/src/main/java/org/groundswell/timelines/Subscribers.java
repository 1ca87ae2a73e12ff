package org.groundswell.timelines;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.groundswell.events.Position;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscribers of one timeline, and the timeline, which stays in memory for them. */
final class Subscribers {
    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

    private final List<Consumer<TimelineFeed.Change>> listeners = new CopyOnWriteArrayList<>();
    /** Null while it is being read. Written under the lock of {@link KeptTimelines}. */
    private volatile @Nullable KeptTimeline timeline;
    /** The position of the log up to which changes were reported, while the timeline is not in memory. */
    private volatile Position reportedUntil;

    /** @param from the position of the log after which changes are reported */
    Subscribers(Position from) {
        this.reportedUntil = from;
    }

    void add(Consumer<TimelineFeed.Change> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<TimelineFeed.Change> listener) {
        listeners.remove(listener);
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    Optional<KeptTimeline> timeline() {
        return Optional.ofNullable(timeline);
    }

    void use(KeptTimeline read) {
        timeline = read;
    }

    void drop(Position until) {
        timeline = null;
        reportedUntil = until;
    }

    Position reportedUntil() {
        return reportedUntil;
    }

    void reportedUntil(Position position) {
        reportedUntil = position;
    }

    void report(TimelineFeed.Change change) {
        for (Consumer<TimelineFeed.Change> listener : listeners) {
            try {
                listener.accept(change);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("a listener can't take a change of a timeline");
            }
        }
    }
}
