package org.groundswell.listening;

import java.io.IOException;

/** Knows how to listen to a network. */
interface Connector {
    /** Takes what is heard. */
    interface Ear {
        /**
         * Something was heard; waits if too much has been heard that is not written yet.
         *
         * @param cursor where to go on after it, in the network's terms; empty if it says nothing of it
         */
        void hear(Heard heard, String cursor) throws InterruptedException;
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
