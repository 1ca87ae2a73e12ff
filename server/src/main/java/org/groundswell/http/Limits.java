package org.groundswell.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.groundswell.auth.Attempts;
import org.groundswell.auth.ClockMeter;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** Rate limits: the number of requests that an account or an address may make in five minutes. */
public final class Limits {
    private static final Duration PERIOD = Duration.ofMinutes(5);
    /** An address may be shared, for example by a school. */
    private static final int PEOPLE_BEHIND_AN_ADDRESS = 5;

    /**
     * The state of a limit after a request.
     *
     * @param most requests allowed in five minutes
     * @param left requests remaining
     * @param reset time at which all of them are available again
     */
    public record Standing(int most, long left, Instant reset) {
        /** Adds Mastodon's rate limit headers to a reply. */
        public Reply on(Reply reply) {
            return reply.with("X-RateLimit-Limit", Integer.toString(most))
                    .with("X-RateLimit-Remaining", Long.toString(left))
                    .with(
                            "X-RateLimit-Reset",
                            reset.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    private static final int PAST_LISTS = 60;

    private final int most;
    private final InstantSource clock;
    private final ClockMeter meter;
    private final Cache<String, Bucket> buckets;

    /** @param most requests per account in five minutes; 0 for no limit */
    public Limits(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
        this.meter = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(200_000)
                .expireAfterAccess(PERIOD.multipliedBy(2))
                .ticker(meter)
                .build();
    }

    /**
     * Counts a request.
     *
     * @param account the account that makes it; if empty, {@code address} counts
     * @return the state of the limit; empty if there is none
     * @throws Refusal.TooMany if the limit is exceeded
     */
    public Optional<Standing> take(Optional<AccountId> account, String address) {
        if (most == 0) {
            return Optional.empty();
        }
        return Optional.of(
                account.isPresent()
                        ? take("account " + account.get(), most)
                        : take("address " + address, most * PEOPLE_BEHIND_AN_ADDRESS));
    }

    /** Whether limits are on. */
    public boolean isOn() {
        return most > 0;
    }

    /** A separate limit per address, for rare actions. It does nothing if limits are off. */
    public AddressLimit addressLimit(int times, Duration per) {
        return new AddressLimit(isOn() ? Optional.of(new Attempts(times, per, clock)) : Optional.empty());
    }

    /** The limit on past lists, which take the trend engine tenths of a second to seconds each. */
    public AddressLimit pastLists() {
        return addressLimit(PAST_LISTS, PERIOD);
    }

    private Standing take(String who, int capacity) {
        Bucket bucket = buckets.get(
                who,
                _ -> Bucket.builder()
                        .withCustomTimePrecision(meter)
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, PERIOD))
                        .build());
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            throw new Refusal.TooMany(Duration.ofNanos(taken.getNanosToWaitForRefill()));
        }
        return new Standing(
                capacity, taken.getRemainingTokens(), clock.instant().plusNanos(taken.getNanosToWaitForReset()));
    }
}
