package org.groundswell.previews.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundswell.jobs.Backoff;
import org.groundswell.outgoing.Neighbourhood;

/**
 * Keeps a flood of posts from flooding another's server, and slow servers from keeping others waiting.
 *
 * <ul>
 *   <li>A host is asked for one thing at a time, with a pause in between. One that doesn't answer is left alone for a while,
 *       which doubles with each failure in a row.
 *   <li>A domain, of which a stranger can have any number of hosts, has a few requests at a time.
 *   <li>All domains that were slow lately share a few.
 * </ul>
 *
 * A fetch that has to wait gets a time of its own, one after the other, so that a long queue is not looked at again and
 * again.
 */
final class HostTurns {
    static final Duration PAUSE = Duration.ofMillis(500);
    /** The hosts of a domain that are asked at the same time. */
    static final int OF_DOMAIN = 2;
    /** The hosts of all slow domains that are asked at the same time. */
    static final int SLOW = 2;
    /** A domain is slow if the last visit to it took longer. */
    static final Duration QUICK = Duration.ofSeconds(5);

    private static final Backoff REST = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10));
    private static final Duration SLOW_FOR = Duration.ofHours(1);
    /** Beyond these, the hosts not asked for the longest are forgotten: at worst, one is asked again too soon. */
    private static final int MOST_HOSTS = 10_000;

    private static final class Host {
        private int failures;
        private Instant restsUntil = Instant.MIN;
        /** The time given to the last fetch that has to wait. */
        private Instant lastTurn = Instant.MIN;
    }

    private record Visit(String domain, boolean slow, Instant begun) {}

    private final Cache<String, Host> hosts = remembering(); // the hosts in it: guarded by this
    /** By domain, the time until which it counts as slow. */
    private final Cache<String, Instant> slowUntil = remembering();

    private final Map<String, Visit> visits = new HashMap<>(); // by host, guarded by this
    private final Map<String, Integer> ofDomain = new HashMap<>(); // guarded by this
    private int slow; // guarded by this
    /** The time given to the last fetch that waits for its turn among the slow ones. */
    private Instant lastSlow = Instant.MIN; // guarded by this

    private static <V> Cache<String, V> remembering() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_HOSTS)
                .executor(Runnable::run)
                .build();
    }

    /** Begins to ask a host; empty if that has begun, otherwise the time to try again. */
    synchronized Optional<Instant> begin(String host, Instant now) {
        Host wanted = hosts.get(host, _ -> new Host());
        String domain = Neighbourhood.of(host);
        if (visits.containsKey(host)
                || now.isBefore(wanted.restsUntil)
                || ofDomain.getOrDefault(domain, 0) >= OF_DOMAIN) {
            Instant soonest = wanted.restsUntil.isAfter(now) ? wanted.restsUntil : now.plus(PAUSE);
            wanted.lastTurn = after(wanted.lastTurn, soonest);
            return Optional.of(wanted.lastTurn);
        }
        boolean isSlow = now.isBefore(Objects.requireNonNullElse(slowUntil.getIfPresent(domain), Instant.MIN));
        if (isSlow && slow >= SLOW) {
            lastSlow = after(lastSlow, now.plus(PAUSE));
            return Optional.of(lastSlow);
        }
        add(host, new Visit(domain, isSlow, now));
        return Optional.empty();
    }

    private static Instant after(Instant last, Instant soonest) {
        return last.isBefore(soonest) ? soonest : last.plus(PAUSE);
    }

    private void add(String host, Visit visit) {
        visits.put(host, visit);
        ofDomain.merge(visit.domain(), 1, Integer::sum);
        slow += visit.slow() ? 1 : 0;
    }

    synchronized void end(String host, Instant now, boolean answered) {
        Visit visit = Objects.requireNonNull(visits.remove(host), host);
        ofDomain.computeIfPresent(visit.domain(), (_, begun) -> begun == 1 ? null : begun - 1);
        slow -= visit.slow() ? 1 : 0;
        if (now.isAfter(visit.begun().plus(QUICK))) {
            slowUntil.put(visit.domain(), now.plus(SLOW_FOR));
        } else {
            slowUntil.invalidate(visit.domain());
        }
        Host asked = hosts.get(host, _ -> new Host());
        asked.failures = answered ? 0 : asked.failures + 1;
        asked.restsUntil = now.plus(answered ? PAUSE : REST.after(asked.failures));
    }
}
