package org.groundswell.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.groundswell.words.Refusal;

/** How many requests somebody may make in five minutes. */
public final class Limits {
    private static final Duration PERIOD = Duration.ofMinutes(5);
    /** Behind one address there may be a school or a city. */
    private static final int PEOPLE_BEHIND_AN_ADDRESS = 5;

    /**
     * How one stands after a request.
     *
     * @param most requests in five minutes
     * @param left how many of them are left
     * @param reset when all of them are back
     */
    public record Standing(int most, long left, Instant reset) {
        /** Puts the standing into a reply, under the names Mastodon's clients know. */
        public Reply on(Reply reply) {
            return reply.with("X-RateLimit-Limit", Integer.toString(most))
                    .with("X-RateLimit-Remaining", Long.toString(left))
                    .with(
                            "X-RateLimit-Reset",
                            reset.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    private final int most;
    private final InstantSource clock;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();

    /** @param most requests an account may make in five minutes; 0 for no limit */
    public Limits(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    public boolean areOff() {
        return most == 0;
    }

    /** @throws Refusal.TooMany if the account has made too many */
    public Standing ofAccount(String account) {
        return take("account " + account, most);
    }

    /** @throws Refusal.TooMany if too many have come from the address */
    public Standing ofAddress(String address) {
        return take("address " + address, most * PEOPLE_BEHIND_AN_ADDRESS);
    }

    private Standing take(String who, int capacity) {
        Bucket bucket = buckets.get(
                who,
                _ -> Bucket.builder()
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
