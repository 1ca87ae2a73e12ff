package org.groundswell.http.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a connection that has left HTTP, as a WebSocket does. Only the connection's thread reads, and one thread at a
 * time writes. Nothing that arrives is taken for a request any more.
 */
public interface RawConnection {
    /**
     * Waits for some bytes. The array is the caller's.
     *
     * @param most how long to wait; then the connection is closed
     * @return null at the end of the connection
     * @throws RuntimeException if the connection broke or the time ran out
     */
    byte @Nullable [] read(Duration most);

    /**
     * Writes bytes.
     *
     * @param most how long it may take; then the connection is closed
     * @throws RuntimeException if the connection broke or the time ran out
     */
    void write(byte[] bytes, Duration most);

    /** Closes the socket; reads and writes under way end. */
    void close();
}
