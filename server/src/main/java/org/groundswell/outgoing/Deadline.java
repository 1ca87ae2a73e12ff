package org.groundswell.outgoing;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a socket when the time for a request is over. A time limit for each read would not do: a server can send a byte now
 * and then, also within a TLS record.
 */
final class Deadline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean passed;

    Deadline(Socket socket, Duration time) {
        Thread.ofVirtual().name("outgoing-deadline").start(() -> watch(socket, time));
    }

    private void watch(Socket socket, Duration time) {
        try {
            if (!done.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                passed = true;
                socket.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a connection that took too long could not be closed");
        }
    }

    boolean hasPassed() {
        return passed;
    }

    @Override
    public void close() {
        done.countDown();
    }
}
