package org.groundswell.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.db.Database;

/**
 * How much this server is used, by week, for everyone. A week is counted from the tables, at most once an hour: on a large
 * server this takes a while.
 */
public final class WeeklyActivity {
    /** As Mastodon has it: three months. */
    private static final int WEEKS = 12;

    private static final Duration KEPT = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final MeasureStore store = new MeasureStore();
    private final Cache<LocalDate, Week> counted;

    public WeeklyActivity(Database database, InstantSource clock) {
        this.database = database.background();
        this.clock = clock;
        Ticker ticker = () -> Duration.ofMillis(clock.millis()).toNanos();
        this.counted = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEPT)
                .maximumSize(2L * WEEKS)
                .build();
    }

    /**
     * A week.
     *
     * @param first its Monday, in UTC
     * @param statuses written here
     * @param activeUsers people who used their accounts
     * @param newUsers people who signed up
     */
    public record Week(LocalDate first, long statuses, long activeUsers, long newUsers) {}

    /** The last weeks, the current one first. */
    public List<Week> weeks() {
        LocalDate monday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return IntStream.range(0, WEEKS)
                .mapToObj(monday::minusWeeks)
                .map(first -> counted.get(first, this::count))
                .toList();
    }

    private Week count(LocalDate first) {
        DayRange days = new DayRange(first, first.plusDays(6));
        return database.read(tx -> new Week(
                first,
                store.statuses(tx, days),
                store.total(tx, Measure.ACTIVE_USERS, days, Optional.empty()),
                store.total(tx, Measure.NEW_USERS, days, Optional.empty())));
    }
}
