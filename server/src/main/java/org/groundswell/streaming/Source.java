package org.groundswell.streaming;

import java.util.Optional;

/** The content of the channels of a {@link Hub}. */
public interface Source<K> {
    /** Begins a channel, which has its first watcher. */
    Changes open(K key);

    /** The changes of one channel, asked for by its thread alone. */
    interface Changes {
        /**
         * Looks once more.
         *
         * @return the event to send to all watchers, in the form of an event stream; empty if nothing has changed
         */
        Optional<byte[]> next();
    }
}
