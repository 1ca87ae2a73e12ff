package org.groundswell.timelines;

import java.util.Map;
import java.util.Optional;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.Position;
import org.groundswell.lists.ListId;
import org.groundswell.model.AccountId;

/**
 * A timeline in memory, as of a position of the event log and later. It gets events while it is in the {@link TimelineIndex},
 * and is retired before it is taken out of there: a reader never gets one that misses events.
 */
final class KeptTimeline {
    /**
     * Identifies a timeline.
     *
     * @param list a list of the viewer; empty for the home timeline
     */
    record Key(AccountId viewer, Optional<ListId> list) {
        static Key of(AccountId viewer, Timeline.Followed timeline) {
            return switch (timeline) {
                case Timeline.Home() -> new Key(viewer, Optional.empty());
                case Timeline.OfList list -> new Key(viewer, Optional.of(list.list()));
            };
        }
    }

    private static final int OBJECTS = 600;

    private final Key key;
    private final Position filledAt;
    // Guarded by this.
    private final TimelineState state;
    private boolean retired;

    /** @param filledAt the last position of the log that the state includes */
    KeptTimeline(Key key, Position filledAt, TimelineState state) {
        this.key = key;
        this.filledAt = filledAt;
        this.state = state;
    }

    Key key() {
        return key;
    }

    Position filledAt() {
        return filledAt;
    }

    TimelineRules rules() {
        return state.rules();
    }

    /** The state at this moment; empty if it is retired. */
    synchronized Optional<TimelineState> copy() {
        return retired ? Optional.empty() : Optional.of(state.copy());
    }

    /** Applies an event, unless the state includes it by its position. */
    synchronized Optional<TimelineFeed.Change> apply(Envelope envelope, Map<AccountId, String> domains) {
        return envelope.position().isAfter(filledAt) ? state.apply(envelope.event(), domains) : Optional.empty();
    }

    /** Applies an event that the state may include already. */
    synchronized Optional<TimelineFeed.Change> applyAgain(Event event, Map<AccountId, String> domains) {
        return state.apply(event, domains);
    }

    /** Ends its use. */
    synchronized void retire() {
        retired = true;
    }

    synchronized boolean isRetired() {
        return retired;
    }

    /** Memory in bytes, with the entries of the index. */
    int bytes() {
        return OBJECTS + 16 * 1_000 + state.rules().bytes();
    }
}
