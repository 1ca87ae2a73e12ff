package org.groundswell.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/** So many clients that ask one thing after another, each on a connection of its own. */
final class Load {
    /** The Java machine compiles what is used while it is used; on two cores that takes its time. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();

    /** Makes a client's requests. */
    interface Requests {
        byte[] next(int client, long number);
    }

    private Load() {}

    /** Warms up, then measures. */
    static Row run(String what, Measured process, int clients, Duration time, Requests requests) {
        phase(process.port(), clients, WARM_UP, requests);
        long cpuBefore = process.cpuNanos();
        long start = System.nanoTime();
        Histogram times = phase(process.port(), clients, time, requests);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cores = (process.cpuNanos() - cpuBefore) / 1e9 / seconds;
        return new Row(
                what,
                clients,
                times.getTotalCount() / seconds,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                cores,
                process.peakMegabytes(),
                -1);
    }

    private static Histogram phase(int port, int clients, Duration time, Requests requests) {
        Histogram all = new Histogram(LONGEST_NANOS, 3);
        AtomicReference<Exception> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < clients; i++) {
            int client = i;
            threads.add(Thread.ofVirtual().name("client-" + i).start(() -> {
                Histogram own = new Histogram(LONGEST_NANOS, 3);
                try (Connection connection = new Connection(port)) {
                    for (long number = 0; System.nanoTime() < end && failure.get() == null; number++) {
                        byte[] request = requests.next(client, number);
                        long sent = System.nanoTime();
                        int status = connection.exchange(request);
                        if (status != 200) {
                            throw new IOException("the server answered " + status);
                        }
                        own.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - sent));
                    }
                } catch (IOException e) {
                    failure.compareAndSet(null, e);
                }
                synchronized (all) {
                    all.add(own);
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        if (failure.get() != null) {
            throw new UncheckedIOException(new IOException(failure.get()));
        }
        return all;
    }
}
