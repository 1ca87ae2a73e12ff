package org.groundswell.streaming;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.groundswell.model.StatusId;
import org.groundswell.timelines.TimelineFeed;
import org.groundswell.timelines.TimelineFeed.Change;

/** The timelines of accounts that are listened to, each once, however many connections subscribe to it. */
final class HomeFeeds {
    private final TimelineFeed source;
    private final BiConsumer<Topic.Own, Change> listener;
    private final Map<Topic.Own, TimelineFeed.Subscription> open = new ConcurrentHashMap<>();

    /** @param listener is quick, and never blocks */
    HomeFeeds(TimelineFeed source, BiConsumer<Topic.Own, Change> listener) {
        this.source = source;
        this.listener = listener;
    }

    /** Begins or ends listening, after a topic got its first subscription or lost its last one. */
    void update(Topic topic, BooleanSupplier isWatched) {
        if (topic instanceof Topic.Own own) {
            // One at a time for each topic, so that the last change decides.
            open.compute(own, (_, known) -> {
                if (isWatched.getAsBoolean()) {
                    return known != null ? known : listen(own);
                }
                if (known != null) {
                    known.close();
                }
                return null;
            });
        }
    }

    private TimelineFeed.Subscription listen(Topic.Own own) {
        Recent recent = new Recent();
        return source.listen(own.viewer(), own.timeline(), change -> {
            if (!recent.repeats(change)) {
                listener.accept(own, change);
            }
        });
    }

    /** The statuses that were added last: a timeline may report one twice. Used by one thread at a time. */
    private static final class Recent {
        private static final int MOST = 40;

        private final Set<StatusId> added = new LinkedHashSet<>();

        boolean repeats(Change change) {
            if (change instanceof Change.Removed) {
                added.remove(change.status());
            }
            if (!(change instanceof Change.Added)) {
                return false;
            }
            boolean repeats = !added.add(change.status());
            if (added.size() > MOST) {
                added.remove(added.iterator().next());
            }
            return repeats;
        }
    }
}
