package org.groundswell.crossnetwork;

import java.io.IOException;

/** A client for the public stream of another network. */
interface Connector {
    /** Receives observations. */
    interface Sink {
        /**
         * Takes an observation; blocks while too many are waiting to be written.
         *
         * @param cursor the network's cursor after this observation; empty if there is none
         */
        void accept(Observation observation, String cursor) throws InterruptedException;
    }

    /** The network's name, as shown to readers. */
    String network();

    /**
     * Listens until the connection ends.
     *
     * @param cursor the cursor to continue from; empty at first
     * @throws IOException if there is no connection, or it breaks
     */
    void listen(String cursor, Sink sink) throws IOException, InterruptedException;
}
