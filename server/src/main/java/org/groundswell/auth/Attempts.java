package org.groundswell.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.groundswell.words.Refusal;

/** How often somebody may try: so many times at once, then again as time passes. */
public final class Attempts {
    private final int most;
    private final Duration per;
    private final Cache<String, Bucket> buckets;

    public Attempts(int most, Duration per) {
        this.most = most;
        this.per = per;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(per.multipliedBy(2))
                .build();
    }

    /** @throws Refusal.TooMany if this one has tried too often */
    public void take(String who) {
        var taken = buckets.get(who, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            throw new Refusal.TooMany(Duration.ofNanos(taken.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, per))
                .build();
    }
}
