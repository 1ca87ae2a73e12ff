package org.groundswell.outgoing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of hosts that have answered a request, so that strangers who keep all look-ups busy don't stop requests to
 * hosts that work. For a minute they are used as they are; for an hour if the name can't be looked up in time. Names that
 * were only looked up are not kept: they could displace others. The guard checks remembered addresses like any others.
 */
final class KnownAddresses {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_HOSTS = 2_000;

    private record Known(List<InetAddress> addresses, long at) {}

    private final NameLookup names;
    private final Ticker ticker;
    private final Cache<String, Known> hosts;

    KnownAddresses(NameLookup names, Ticker ticker) {
        this.names = names;
        this.ticker = ticker;
        this.hosts = Caffeine.newBuilder()
                .maximumSize(MOST_HOSTS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    /** @throws IOException if the addresses are not known, and can't be found out */
    List<InetAddress> of(String host) throws IOException {
        Known known = hosts.getIfPresent(host);
        if (known != null && ticker.read() - known.at() < FRESH.toNanos()) {
            return known.addresses();
        }
        try {
            return names.lookup(host);
        } catch (BusyException | SocketTimeoutException e) {
            return orThrow(known, e);
        }
    }

    private static List<InetAddress> orThrow(@Nullable Known known, IOException e) throws IOException {
        if (known == null) {
            throw e;
        }
        return known.addresses();
    }

    /** Remembers addresses after the host has answered; those that were remembered before keep their age. */
    void answered(String host, List<InetAddress> addresses) {
        Known known = hosts.getIfPresent(host);
        if (known == null || known.addresses() != addresses) {
            hosts.put(host, new Known(addresses, ticker.read()));
        }
    }

    /** Forgets addresses that don't answer. */
    void failed(String host) {
        hosts.invalidate(host);
    }
}
