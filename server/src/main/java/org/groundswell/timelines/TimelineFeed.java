package org.groundswell.timelines;

import java.util.function.Consumer;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** Changes of home and list timelines, for open streams. */
public interface TimelineFeed {
    /**
     * Keeps a timeline in memory while the subscription is open, and reports each change since this call. A change may be
     * reported twice if it happens during the call, or while the timeline is read again after a follow or block.
     *
     * @param viewer the owner of the timeline; the caller has checked that a list is the viewer's
     * @param timeline the home timeline or a list
     * @param listener is quick and never blocks; it is called by one thread at a time
     */
    Subscription listen(AccountId viewer, Timeline timeline, Consumer<Change> listener);

    /** An open subscription. */
    interface Subscription extends AutoCloseable {
        /** Ends it. A change that is just being reported may still arrive. */
        @Override
        void close();
    }

    /** A change of one status in a timeline. */
    sealed interface Change {
        StatusId status();

        /** A new status is in the timeline. */
        record Added(StatusId status) implements Change {}

        /** The content of a status in the timeline has changed. */
        record Edited(StatusId status) implements Change {}

        /** A status is in the timeline no more. */
        record Removed(StatusId status) implements Change {}
    }
}
