package org.groundswell.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.jobs.Backoff;

/**
 * Takes care that a slow or broken push service doesn't hold up the others. Each domain has a few requests at a time, and a
 * host that doesn't answer is left alone for a while, which doubles with each failure in a row. A message that has to wait
 * gets a time of its own, one after the other, so that a long queue for one host is not looked at again and again.
 *
 * <p>Requests are counted by the last two labels of the host's name: an attacker who registers one domain could have any number
 * of slow hosts in it.
 */
final class Turns {
    /** The requests to a domain at a time. */
    static final int AT_ONCE = 4;

    private static final Backoff REST = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(100);
    /** Beyond this number, hosts that were not asked for long are forgotten: at worst, one is tried again too soon. */
    private static final int MOST_HOSTS = 10_000;

    private static final class Host {
        int failures;
        Instant restsUntil = Instant.MIN;
        /** The time given to the last message that has to wait. */
        Instant lastTurn = Instant.MIN;
    }

    private final Map<String, Integer> running = new HashMap<>(); // guarded by this
    private final Cache<String, Host> hosts =
            Caffeine.newBuilder().maximumSize(MOST_HOSTS).build(); // the hosts in it: guarded by this

    /** Begins a request, which must be followed by {@link #end}; or says when to ask again. */
    synchronized Optional<Instant> begin(String host, Instant now) {
        Host asked = hosts.get(host, _ -> new Host());
        boolean rests = now.isBefore(asked.restsUntil);
        int begun = running.getOrDefault(domain(host), 0);
        if (!rests && begun < AT_ONCE) {
            running.put(domain(host), begun + 1);
            return Optional.empty();
        }
        Instant soonest = rests ? asked.restsUntil : now.plus(SOONEST);
        Instant turn = asked.lastTurn.isBefore(soonest) ? soonest : asked.lastTurn.plus(STEP);
        asked.lastTurn = turn;
        return Optional.of(turn);
    }

    /** Ends a request that was answered. */
    synchronized void end(String host) {
        stop(host);
        hosts.get(host, _ -> new Host()).failures = 0;
    }

    /** Ends a request that was not answered: the host rests. */
    synchronized void fail(String host, Instant now) {
        stop(host);
        Host failed = hosts.get(host, _ -> new Host());
        // Requests that began before the rest are no further failures.
        if (!now.isBefore(failed.restsUntil)) {
            failed.failures++;
            failed.restsUntil = now.plus(REST.after(failed.failures));
        }
    }

    /** Ends a request to a host that asked for a pause. */
    synchronized void pause(String host, Instant until) {
        stop(host);
        Host asked = hosts.get(host, _ -> new Host());
        asked.restsUntil = until.isAfter(asked.restsUntil) ? until : asked.restsUntil;
    }

    private void stop(String host) {
        running.computeIfPresent(domain(host), (_, begun) -> begun == 1 ? null : begun - 1);
    }

    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        boolean isName = last > 0 && host.chars().skip(last + 1L).anyMatch(Character::isLetter);
        int before = isName ? host.lastIndexOf('.', last - 1) : -1;
        return host.substring(before + 1);
    }
}
