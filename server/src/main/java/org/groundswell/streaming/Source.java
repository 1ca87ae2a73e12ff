package org.groundswell.streaming;

import java.util.Optional;

/**
 * The content of the channels of a {@link Hub}.
 *
 * @param <K> the key of a channel
 * @param <E> the events, which the watchers of a channel share
 */
public interface Source<K, E> {
    /** Opens a channel when it has its first watcher. */
    Changes<E> open(K key);

    /** The changes of one channel. Used only by the channel's thread. */
    interface Changes<E> {
        /**
         * Checks for changes.
         *
         * @return the event for all watchers; empty if nothing has changed
         */
        Optional<E> next();

        /** Releases what the channel holds, after its last watcher has left. */
        default void close() {}
    }
}
