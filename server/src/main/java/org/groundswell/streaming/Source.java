package org.groundswell.streaming;

import java.util.Optional;

/** The content of the channels of a {@link Hub}. */
public interface Source<K> {
    /** Opens a channel when it has its first watcher. */
    Changes open(K key);

    /** The changes of one channel. Used only by the channel's thread. */
    interface Changes {
        /**
         * Checks for changes.
         *
         * @return the event to send to all watchers, in the form of an event stream; empty if nothing has changed
         */
        Optional<byte[]> next();
    }
}
