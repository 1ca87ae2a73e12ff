package org.groundswell.trending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.events.Position;
import org.groundswell.events.Recorded;
import org.groundswell.trends.Place;
import org.groundswell.trends.Trend;
import org.groundswell.trends.TrendEngine;
import org.groundswell.trends.TrendParameters;
import org.groundswell.trends.Use;
import org.groundswell.words.Event;
import org.groundswell.words.TagName;
import org.groundswell.words.Visibility;

/**
 * What trends now, and what trended at any moment.
 *
 * <p>One thread owns the engine: it reads the last two weeks of uses when it starts, follows the event log from there,
 * lets time pass every second and publishes the lists for everyone to read. What is posted with an older time (an
 * import) can't be put into windows that have closed, so the engine is then built anew, once things have gone quiet.
 */
public final class Trending implements AutoCloseable {
    /** What the engine must have seen to know what was to be expected. */
    private static final Duration MEMORY = Duration.ofDays(14);

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LONGEST_STALE = Duration.ofSeconds(15);
    private static final int LONGEST_LIST = 40;
    private static final int BATCH = 1_000;

    private final Database database;
    private final EventLog log;
    private final InstantSource clock;
    private final UseStore store = new UseStore();
    private final Cache<Instant, Map<Place, List<Trend>>> past = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final Follower follower;

    private volatile Map<Place, List<Trend>> lists = Map.of();

    // Only the follower's thread touches these.
    private TrendEngine engine;
    private Position position = Position.START;
    private boolean built;
    private Instant staleSince = Instant.MAX;
    private Instant lastLate = Instant.MIN;

    public Trending(Database database, EventLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
        this.engine = new TrendEngine(clock.millis(), TrendParameters.DEFAULT);
        this.follower = Follower.of(log, "trends", this::step, TICK);
    }

    /** What trends in a place now, the first first. */
    public List<Trend> now(Place place, int limit) {
        return first(lists.getOrDefault(place, List.of()), limit);
    }

    /** Where something trends now besides the world, by country code. */
    public List<Place> places() {
        return lists.keySet().stream()
                .filter(place -> !place.isWorld())
                .sorted(Comparator.comparing(Place::code))
                .toList();
    }

    /** What trended in a place at a moment, from the posts there are now: what was deleted since did not trend. */
    public List<Trend> at(Place place, Instant moment, int limit) {
        Map<Place, List<Trend>> then = past.get(moment.truncatedTo(ChronoUnit.MINUTES), this::replay);
        return first(then.getOrDefault(place, List.of()), limit);
    }

    @Override
    public void close() {
        follower.close();
    }

    private boolean step() {
        Instant now = clock.instant();
        if (!built || isTimeToRebuild(now)) {
            database.read(tx -> {
                rebuild(tx, now);
                return true;
            });
        }
        List<Recorded> events = database.read(tx -> log.after(tx, position, BATCH));
        for (Recorded recorded : events) {
            apply(recorded.event(), now);
            position = recorded.position();
        }
        engine.advanceTo(now.toEpochMilli());
        lists = engine.trends(LONGEST_LIST);
        return events.size() == BATCH;
    }

    private void rebuild(Tx tx, Instant now) {
        long from = now.minus(MEMORY).toEpochMilli();
        TrendEngine fresh = new TrendEngine(from, TrendParameters.DEFAULT);
        store.between(tx, from, now.toEpochMilli() + 1, fresh::use);
        engine = fresh;
        position = log.end(tx);
        built = true;
        staleSince = Instant.MAX;
        lastLate = Instant.MIN;
    }

    private boolean isTimeToRebuild(Instant now) {
        return !staleSince.equals(Instant.MAX)
                && (now.isAfter(lastLate.plus(QUIET)) || now.isAfter(staleSince.plus(LONGEST_STALE)));
    }

    private void apply(Event event, Instant now) {
        switch (event) {
            case Event.StatusPosted posted -> use(posted.status(), now);
            case Event.StatusDeleted deleted -> retract(deleted.status());
            case Event.StatusEdited edited -> {
                retract(edited.before());
                use(edited.status(), now);
            }
            case Event.Favourited _,
                    Event.Unfavourited _,
                    Event.Followed _,
                    Event.Unfollowed _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _ -> {}
        }
    }

    private void use(Event.Facts status, Instant now) {
        if (status.visibility() != Visibility.PUBLIC || status.at() > now.toEpochMilli() + TICK.toMillis()) {
            return;
        }
        for (String tag : status.tags()) {
            boolean inTime = engine.use(useOf(status, tag));
            if (!inTime && status.at() > now.minus(MEMORY).toEpochMilli()) {
                staleSince = staleSince.equals(Instant.MAX) ? now : staleSince;
                lastLate = now;
            }
        }
    }

    private void retract(Event.Facts status) {
        if (status.visibility() == Visibility.PUBLIC) {
            status.tags().forEach(tag -> engine.retract(useOf(status, tag)));
        }
    }

    private Map<Place, List<Trend>> replay(Instant moment) {
        long from = moment.minus(MEMORY).toEpochMilli();
        TrendEngine then = new TrendEngine(from, TrendParameters.DEFAULT);
        return database.read(tx -> {
            store.between(tx, from, moment.toEpochMilli() + 1, then::use);
            then.advanceTo(moment.toEpochMilli());
            return then.trends(LONGEST_LIST);
        });
    }

    private static Use useOf(Event.Facts status, String tag) {
        return new Use(TagName.of(tag).key(), status.account().value(), status.at(), new Place(status.country()));
    }

    private static List<Trend> first(List<Trend> list, int limit) {
        return list.subList(0, Math.min(limit, list.size()));
    }
}
