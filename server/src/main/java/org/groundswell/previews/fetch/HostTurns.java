package org.groundswell.previews.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.groundswell.jobs.Backoff;
import org.groundswell.outgoing.Neighbourhood;

/**
 * Keeps a flood of posts from flooding another's server: a domain, or the network of an address, is asked for one thing at a
 * time, with a pause in between. One that doesn't answer is left alone for a while, which doubles with each failure in a row.
 *
 * <p>A fetch that has to wait gets a time of its own, one after the other, so that a long queue is not looked at again and
 * again.
 */
final class HostTurns {
    static final Duration PAUSE = Duration.ofMillis(500);
    private static final Backoff REST = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10));
    /** Beyond these, the domains not asked for the longest are forgotten: at worst, one is asked again too soon. */
    private static final int MOST_DOMAINS = 10_000;

    private static final class Domain {
        private boolean asked;
        private int failures;
        private Instant restsUntil = Instant.MIN;
        /** The time given to the last fetch that has to wait. */
        private Instant lastTurn = Instant.MIN;
    }

    private final Cache<String, Domain> domains = Caffeine.newBuilder()
            .maximumSize(MOST_DOMAINS)
            .executor(Runnable::run)
            .build(); // the domains in it: guarded by this

    static String domain(String host) {
        return Neighbourhood.of(host);
    }

    /** Begins to ask a domain; empty if that has begun, otherwise the time to try again. */
    synchronized Optional<Instant> begin(String domain, Instant now) {
        Domain asked = domains.get(domain, _ -> new Domain());
        if (!asked.asked && !now.isBefore(asked.restsUntil)) {
            asked.asked = true;
            return Optional.empty();
        }
        Instant soonest = asked.restsUntil.isAfter(now) ? asked.restsUntil : now.plus(PAUSE);
        Instant next = asked.lastTurn.isBefore(soonest) ? soonest : asked.lastTurn.plus(PAUSE);
        asked.lastTurn = next;
        return Optional.of(next);
    }

    synchronized void end(String domain, Instant now, boolean answered) {
        Domain asked = domains.get(domain, _ -> new Domain());
        asked.asked = false;
        asked.failures = answered ? 0 : asked.failures + 1;
        asked.restsUntil = now.plus(answered ? PAUSE : REST.after(asked.failures));
    }
}
