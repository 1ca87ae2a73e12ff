package org.groundswell.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;

/**
 * When sessions or tokens were last used, to the hour, and on which days (UTC). A use is noted in memory and written once a
 * minute, so that a request which only reads never waits for a write.
 */
final class LastUses {
    /** Writes the last use of the session or token with a hash. */
    interface Writer {
        void write(Tx tx, String hash, Instant at);
    }

    /** @param day in days since 1970 */
    private record DayOfUse(String hash, long day) {
        static DayOfUse of(String hash, Instant at) {
            return new DayOfUse(hash, Math.floorDiv(at.getEpochSecond(), SECONDS));
        }
    }

    private static final long SECONDS = Duration.ofDays(1).toSeconds();
    private static final Duration PRECISION = Duration.ofHours(1);
    private static final int MOST = 50_000;
    private static final int PIECE = 500;

    private final Database database;
    private final InstantSource clock;
    private final Writer writer;
    private final Cache<String, Instant> recent;
    private final Map<DayOfUse, Instant> unwritten = new ConcurrentHashMap<>();

    LastUses(Database database, InstantSource clock, Writer writer) {
        this.database = database.background();
        this.clock = clock;
        this.writer = writer;
        this.recent = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(PRECISION)
                .ticker(new ClockMeter(clock))
                .build();
    }

    void note(String hash) {
        Instant now = clock.instant();
        // Each day counts, however recent the last use of the day before.
        Instant last = recent.getIfPresent(hash);
        boolean first = last == null
                ? recent.asMap().putIfAbsent(hash, now) == null
                : DayOfUse.of(hash, last).day() != DayOfUse.of(hash, now).day()
                        && recent.asMap().replace(hash, last, now);
        // While the database is away, the newest uses are lost rather than the server's memory.
        if (first && unwritten.size() < MOST) {
            unwritten.put(DayOfUse.of(hash, now), now);
        }
    }

    /** Writes what was noted. */
    void write() {
        while (!unwritten.isEmpty()) {
            List<Map.Entry<DayOfUse, Instant>> some =
                    unwritten.entrySet().stream().limit(PIECE).toList();
            database.writing(
                    tx -> some.forEach(use -> writer.write(tx, use.getKey().hash(), use.getValue())));
            some.forEach(use -> unwritten.remove(use.getKey(), use.getValue()));
        }
    }
}
