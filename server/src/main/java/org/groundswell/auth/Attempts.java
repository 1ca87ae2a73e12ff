package org.groundswell.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.groundswell.words.Refusal;

/** A limit on attempts: so many at once by each key, then again as time passes. */
public final class Attempts {
    private final int most;
    private final Duration per;
    private final TimeMeter meter;
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
                .ticker(meter::currentTimeNanos)
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

    /** The server's clock, as Bucket4j asks for it. */
    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
