package org.groundswell.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;
import org.groundswell.model.Refusal;

/** A limit on attempts: so many at once by each key, then again as time passes. */
public final class Attempts {
    private final int most;
    private final Duration per;
    private final ClockMeter meter;
    private final Cache<String, Bucket> buckets;

    /**
     * @param most attempts at once
     * @param per the time after which all of them are back
     */
    public Attempts(int most, Duration per, InstantSource clock) {
        this.most = most;
        this.per = per;
        this.meter = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(per.multipliedBy(2))
                .ticker(meter)
                .build();
    }

    /** @throws Refusal.TooMany if there were too many attempts by this key */
    public void take(String key) {
        var taken = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            throw new Refusal.TooMany(Duration.ofNanos(taken.getNanosToWaitForRefill()));
        }
    }

    /** Takes an attempt back: it does not count. */
    void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                _ -> Bucket.builder()
                        .withCustomTimePrecision(meter)
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, per))
                        .build());
    }
}
