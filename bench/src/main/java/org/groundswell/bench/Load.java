package org.groundswell.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * So many clients that ask one thing after another, each on a connection of its own. One thread serves them all: client
 * and server share the machine, and what the clients need the server has not.
 */
final class Load {
    /**
     * A part of the warm-up. Java compiles what is used while it is used; on two cores, a server that is asked for what
     * takes much code needs more than a minute. So the warm-up lasts until it gets no faster.
     */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private static final int LEAST_WARM_UPS = 4;
    private static final int MOST_WARM_UPS = 24;
    /** A server is warm once so many parts in a row were no faster than the best before them. */
    private static final int NO_FASTER = 2;

    private static final double FASTER = 1.05;

    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();

    /** Makes a client's requests. */
    interface Requests {
        byte[] next(int client, long number);
    }

    private Load() {}

    /** Warms up, then measures. */
    static Row run(String what, Measured process, int clients, Duration time, Requests requests) {
        warmUp(process.port(), clients, requests);
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

    private static void warmUp(int port, int clients, Requests requests) {
        long most = 0;
        int noFaster = 0;
        for (int part = 0; part < MOST_WARM_UPS && (part < LEAST_WARM_UPS || noFaster < NO_FASTER); part++) {
            long answered = phase(port, clients, WARM_UP, requests).getTotalCount();
            noFaster = answered > most * FASTER ? 0 : noFaster + 1;
            most = Math.max(most, answered);
        }
    }

    private static Histogram phase(int port, int clients, Duration time, Requests requests) {
        Histogram times = new Histogram(LONGEST_NANOS, 3);
        long end = System.nanoTime() + time.toNanos();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                new Client(i, port, selector).ask(requests);
            }
            int asking = clients;
            while (asking > 0) {
                if (selector.select(LONGEST_NANOS / 1_000_000) == 0) {
                    throw new IOException(
                            "the server gave no answer for " + LONGEST_NANOS / 1_000_000_000 + " seconds");
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    Client client = (Client) key.attachment();
                    if (!client.receive()) {
                        continue;
                    }
                    if (client.status() != 200) {
                        throw new IOException("the server answered " + client.status());
                    }
                    times.recordValue(Math.min(LONGEST_NANOS, client.nanos()));
                    if (System.nanoTime() < end) {
                        client.ask(requests);
                    } else {
                        client.close();
                        asking--;
                    }
                }
                selector.selectedKeys().clear();
            }
            return times;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
