package org.groundswell.previews.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.jobs.Backoff;
import org.groundswell.outgoing.Neighbourhood;

/**
 * Keeps a flood of posts from flooding another's server: a host is asked for one thing at a time, with a pause in between.
 * One that doesn't answer is left alone for a while, which doubles with each failure in a row. A domain, of which a stranger
 * can have any number of hosts, has a few requests at a time, so that slow ones leave room for others.
 *
 * <p>A fetch that has to wait gets a time of its own, one after the other, so that a long queue is not looked at again and
 * again.
 */
final class HostTurns {
    static final Duration PAUSE = Duration.ofMillis(500);
    /** The hosts of a domain that are asked at the same time. */
    static final int OF_DOMAIN = 2;

    private static final Backoff REST = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10));
    /** Beyond these, the hosts not asked for the longest are forgotten: at worst, one is asked again too soon. */
    private static final int MOST_HOSTS = 10_000;

    private static final class Host {
        private boolean asked;
        private int failures;
        private Instant restsUntil = Instant.MIN;
        /** The time given to the last fetch that has to wait. */
        private Instant lastTurn = Instant.MIN;
    }

    private final Cache<String, Host> hosts = Caffeine.newBuilder()
            .maximumSize(MOST_HOSTS)
            .executor(Runnable::run)
            .build(); // the hosts in it: guarded by this
    private final Map<String, Integer> ofDomain = new HashMap<>(); // guarded by this

    /** Begins to ask a host; empty if that has begun, otherwise the time to try again. */
    synchronized Optional<Instant> begin(String host, Instant now) {
        Host wanted = hosts.get(host, _ -> new Host());
        String domain = Neighbourhood.of(host);
        boolean free =
                !wanted.asked && !now.isBefore(wanted.restsUntil) && ofDomain.getOrDefault(domain, 0) < OF_DOMAIN;
        if (free) {
            wanted.asked = true;
            ofDomain.merge(domain, 1, Integer::sum);
            return Optional.empty();
        }
        Instant soonest = wanted.restsUntil.isAfter(now) ? wanted.restsUntil : now.plus(PAUSE);
        Instant next = wanted.lastTurn.isBefore(soonest) ? soonest : wanted.lastTurn.plus(PAUSE);
        wanted.lastTurn = next;
        return Optional.of(next);
    }

    synchronized void end(String host, Instant now, boolean answered) {
        Host asked = hosts.get(host, _ -> new Host());
        asked.asked = false;
        asked.failures = answered ? 0 : asked.failures + 1;
        asked.restsUntil = now.plus(answered ? PAUSE : REST.after(asked.failures));
        ofDomain.computeIfPresent(Neighbourhood.of(host), (_, begun) -> begun == 1 ? null : begun - 1);
    }
}
