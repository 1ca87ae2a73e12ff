package org.groundswell.outgoing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/**
 * The addresses of hosts that have answered a request, so that strangers who keep all look-ups busy don't stop requests to
 * hosts that work. For a minute they are used as they are; for an hour if the name can't be looked up in time. Names that
 * were only looked up are not kept: they could displace others. The guard checks remembered addresses like any others.
 */
final class KnownAddresses {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_HOSTS = 2_000;

    /**
     * Addresses of a host.
     *
     * @param at when they were looked up, in nanoseconds of the ticker
     */
    record Found(List<InetAddress> addresses, long at) {}

    private final Ticker ticker;
    private final Cache<String, Found> hosts;

    KnownAddresses(Ticker ticker) {
        this.ticker = ticker;
        this.hosts = Caffeine.newBuilder()
                .maximumSize(MOST_HOSTS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    /** @throws IOException if the addresses are not known, and can't be found out */
    Found of(String host, NameLookup names) throws IOException {
        long now = ticker.read();
        Found known = hosts.getIfPresent(host);
        if (known != null && now - known.at() < FRESH.toNanos()) {
            return known;
        }
        try {
            return new Found(names.lookup(host), now);
        } catch (BusyException | SocketTimeoutException e) {
            if (known != null && now - known.at() < KEPT.toNanos()) {
                return known;
            }
            throw e;
        }
    }

    /** Remembers addresses after the host has answered. */
    void answered(String host, Found found) {
        hosts.put(host, found);
    }

    /** Forgets addresses that don't answer. */
    void failed(String host) {
        hosts.invalidate(host);
    }
}
