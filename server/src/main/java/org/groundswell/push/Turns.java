package org.groundswell.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.groundswell.jobs.Backoff;
import org.groundswell.model.AccountId;
import org.groundswell.outgoing.Neighbourhood;

/**
 * Takes care that slow or broken push services, and accounts that name such ones on purpose, don't hold up the others.
 *
 * <ul>
 *   <li>A domain, or the network of an address, has a few requests at a time: an attacker who owns one has any number of hosts
 *       in it.
 *   <li>Domains that are not known to answer quickly share a third of all requests, so that those that work find room.
 *   <li>An account has a few requests at a time, and fewer of them to domains that are not known.
 *   <li>A host that doesn't answer is left alone for a while, which doubles with each failure in a row.
 * </ul>
 *
 * A message that has to wait gets a time of its own, one after the other, so that a long queue is not looked at again and
 * again.
 */
final class Turns {
    /** The requests to a domain at a time. */
    static final int AT_ONCE = 4;
    /** The requests of an account at a time. */
    static final int OF_ACCOUNT = 4;
    /** The requests to all domains that are not known to answer quickly, at a time. */
    static final int UNKNOWN = PushServices.AT_ONCE / 3;
    /** Those of an account. */
    static final int UNKNOWN_OF_ACCOUNT = 2;

    private static final Backoff REST = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(100);
    /** What takes longer keeps others waiting, even if an answer comes at last. */
    private static final Duration QUICK = Duration.ofSeconds(2);
    /** A domain that always answered may fail a few times in a row before it is unknown again. */
    private static final int MOST_TRUST = 8;
    /** Beyond these, hosts that were not asked for long are forgotten: at worst, one is tried again too soon. */
    private static final int MOST_HOSTS = 10_000;

    private static final Duration REMEMBERED = Duration.ofHours(2);
    private static final Duration TRUSTED = Duration.ofDays(1);

    /** The answer to a message that wants to be sent. */
    sealed interface Turn {
        /** It is to ask again then. */
        record Wait(Instant until) implements Turn {}

        /** It may be sent. Must be followed by one of the methods that end a request. */
        record Request(String host, String domain, AccountId account, Instant begun, boolean known) implements Turn {}
    }

    private static final class Host {
        int failures;
        Instant restsUntil = Instant.MIN;
        /** The time given to the last message that has to wait. */
        Instant lastTurn = Instant.MIN;
    }

    private record UnknownOf(AccountId account) {}

    /** The requests that run: by domain, by account, and by account to unknown domains. */
    private final Map<Object, Integer> running = new HashMap<>(); // guarded by this

    private int unknown; // guarded by this
    private final Cache<String, Host> hosts; // the hosts in it: guarded by this
    /** The times given to the last messages that wait for their domain or account. */
    private final Cache<Object, Instant> lines; // changed under this
    /** Only domains that have answered, so that those which don't can't displace them. */
    private final Cache<String, Integer> trust; // changed under this

    Turns() {
        this(Ticker.systemTicker());
    }

    Turns(Ticker ticker) {
        hosts = remembering(REMEMBERED, ticker);
        lines = remembering(REMEMBERED, ticker);
        trust = remembering(TRUSTED, ticker);
    }

    private static <K, V> Cache<K, V> remembering(Duration time, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_HOSTS)
                .expireAfterAccess(time)
                .ticker(ticker)
                .build();
    }

    /** Begins a request of an account, or says when to ask again. */
    synchronized Turn begin(String host, AccountId account, Instant now) {
        Host asked = hosts.get(host, _ -> new Host());
        if (now.isBefore(asked.restsUntil)) {
            asked.lastTurn = after(asked.lastTurn, asked.restsUntil);
            return new Turn.Wait(asked.lastTurn);
        }
        String domain = Neighbourhood.of(host);
        boolean known = trust.getIfPresent(domain) != null;
        Turn.Request request = new Turn.Request(host, domain, account, now, known);
        if (count(account) >= OF_ACCOUNT
                || (!known && (unknown >= UNKNOWN || count(new UnknownOf(account)) >= UNKNOWN_OF_ACCOUNT))) {
            return inLine(account, now);
        }
        if (count(domain) >= AT_ONCE) {
            return inLine(domain, now);
        }
        add(request, 1);
        return request;
    }

    private Turn.Wait inLine(Object line, Instant now) {
        Instant last = Objects.requireNonNullElse(lines.getIfPresent(line), Instant.MIN);
        Instant turn = after(last, now.plus(SOONEST));
        lines.put(line, turn);
        return new Turn.Wait(turn);
    }

    private static Instant after(Instant last, Instant soonest) {
        return last.isBefore(soonest) ? soonest : last.plus(STEP);
    }

    /** Ends a request that was answered. */
    synchronized void end(Turn.Request request, Instant now) {
        add(request, -1);
        hosts.get(request.host(), _ -> new Host()).failures = 0;
        rate(request.domain(), !now.isAfter(request.begun().plus(QUICK)));
    }

    /** Ends a request that was not answered: the host rests. */
    synchronized void fail(Turn.Request request, Instant now) {
        add(request, -1);
        rate(request.domain(), false);
        Host failed = hosts.get(request.host(), _ -> new Host());
        // Requests that began before the rest are no further failures.
        if (!now.isBefore(failed.restsUntil)) {
            failed.failures++;
            failed.restsUntil = now.plus(REST.after(failed.failures));
        }
    }

    /** Ends a request to a host that asked for a pause. */
    synchronized void pause(Turn.Request request, Instant until) {
        add(request, -1);
        Host asked = hosts.get(request.host(), _ -> new Host());
        asked.restsUntil = until.isAfter(asked.restsUntil) ? until : asked.restsUntil;
    }

    /** Ends a request that could not be sent through no fault of the host, and says when to ask again. */
    synchronized Turn.Wait cancel(Turn.Request request, Instant now) {
        add(request, -1);
        return inLine(request.account(), now);
    }

    private void rate(String domain, boolean quick) {
        int before = Objects.requireNonNullElse(trust.getIfPresent(domain), 0);
        int after = quick ? Math.min(before + 1, MOST_TRUST) : before / 2;
        if (after == 0) {
            trust.invalidate(domain);
        } else {
            trust.put(domain, after);
        }
    }

    private int count(Object key) {
        return running.getOrDefault(key, 0);
    }

    private void add(Turn.Request request, int number) {
        addTo(request.domain(), number);
        addTo(request.account(), number);
        if (!request.known()) {
            unknown += number;
            addTo(new UnknownOf(request.account()), number);
        }
    }

    private void addTo(Object key, int number) {
        int sum = count(key) + number;
        if (sum == 0) {
            running.remove(key);
        } else {
            running.put(key, sum);
        }
    }
}
