package org.groundswell.crossnetwork;

import java.io.IOException;

/** Knows how to listen to a network. */
interface Connector {
    /** Takes what is observation. */
    interface Ear {
        /**
         * Something was observation; waits if too much has been observation that is not written yet.
         *
         * @param cursor where to go on after it, in the network's terms; empty if it says nothing of it
         */
        void hear(Observation observation, String cursor) throws InterruptedException;
    }

    /** The network's name, for readers. */
    String network();

    /**
     * Listens until the connection ends, however it does.
     *
     * @param cursor where to go on; empty at first
     * @throws IOException if there is no connection, or it breaks
     */
    void listen(String cursor, Ear ear) throws IOException, InterruptedException;
}
