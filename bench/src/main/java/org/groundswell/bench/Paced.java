package org.groundswell.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Requests at a steady pace, whether the server keeps up or not: each one's time runs from when it was due, so that a
 * server that stalls does not hide it by being asked less (coordinated omission: Tene 2013).
 */
final class Paced implements AutoCloseable {
    private static final long LONGEST_NANOS = Duration.ofSeconds(60).toNanos();

    private final Histogram times = new Histogram(LONGEST_NANOS, 3);
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long start = System.nanoTime();
    private volatile boolean ended;

    private Paced() {}

    /** Starts so many clients, which together ask so often in a second. */
    static Paced start(int port, int clients, double perSecond, Load.Requests requests) {
        Paced paced = new Paced();
        long between = (long) (1e9 * clients / perSecond);
        for (int i = 0; i < clients; i++) {
            int client = i;
            long first = paced.start + between * i / clients;
            paced.threads.add(Thread.ofVirtual()
                    .name("paced-" + i)
                    .start(() -> paced.ask(port, client, first, between, requests)));
        }
        return paced;
    }

    private void ask(int port, int client, long first, long between, Load.Requests requests) {
        try (Connection connection = new Connection(port)) {
            long due = first;
            for (long number = 0; !ended && failure.get() == null; number++) {
                for (long wait = due - System.nanoTime(); wait > 0 && !ended; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                int status = connection.exchange(requests.next(client, number));
                if (status != 200) {
                    throw new IOException("the server answered " + status);
                }
                synchronized (times) {
                    times.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - due));
                }
                due += between;
            }
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Forgets what was so far: it was for warming up. */
    void forget() {
        synchronized (times) {
            times.reset();
        }
    }

    /** What came of it in so many seconds. */
    Row row(String what, double seconds, double cores, long peakMegabytes) {
        if (failure.get() != null) {
            throw new UncheckedIOException(new IOException(failure.get()));
        }
        synchronized (times) {
            return new Row(
                    what,
                    threads.size(),
                    times.getTotalCount() / seconds,
                    times.getValueAtPercentile(50) / 1e6,
                    times.getValueAtPercentile(99) / 1e6,
                    cores,
                    peakMegabytes,
                    -1);
        }
    }

    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
