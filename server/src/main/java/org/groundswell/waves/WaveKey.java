package org.groundswell.waves;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import org.groundswell.model.TagName;

/**
 * One of a tag's waves.
 *
 * @param wave the number of the wave; empty for the main one
 */
record WaveKey(TagName tag, Optional<Integer> wave) {
    private static final int MOST = 2_000;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofMinutes(15);

    /** A cache for expensive figures of waves, refreshed after half a minute. */
    static <V> LoadingCache<WaveKey, V> cache(CacheLoader<WaveKey, V> finder) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(FRESH)
                .expireAfterAccess(KEPT)
                .build(finder);
    }
}
