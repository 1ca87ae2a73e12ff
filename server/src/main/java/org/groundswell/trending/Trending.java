package org.groundswell.trending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.events.Position;
import org.groundswell.events.Recorded;
import org.groundswell.trends.Held;
import org.groundswell.trends.Place;
import org.groundswell.trends.Trend;
import org.groundswell.trends.TrendEngine;
import org.groundswell.trends.TrendParameters;
import org.groundswell.trends.Use;
import org.groundswell.trends.Who;
import org.groundswell.words.AccountId;
import org.groundswell.words.Event;
import org.groundswell.words.TagName;
import org.groundswell.words.Visibility;

/**
 * What trends now, and what trended at any moment.
 *
 * <p>One thread owns the engine: it reads the last four weeks of uses when it starts, follows the event log from there,
 * lets time pass every second and publishes the lists for everyone to read. What is posted with an older time (an
 * import) can't be put into windows that have closed, so the engine is then built anew, once things have gone quiet.
 */
public final class Trending implements AutoCloseable {
    /** What the engine must have seen to know what was to be expected. */
    private static final Duration MEMORY = Duration.ofMillis(TrendEngine.MEMORY_MILLIS);
    /** How far ahead of our own clock a post may be dated; then it counts as posted now. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LONGEST_STALE = Duration.ofSeconds(15);
    private static final int LONGEST_LIST = 40;
    private static final int BATCH = 1_000;
    private static final int REPAIR_SHARE = 10;

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
    private volatile List<Held> held = List.of();

    // Only the follower's thread touches these.
    private TrendEngine engine;
    private Position position = Position.START;
    private Community community = new Community(0);
    private boolean built;
    private Instant staleSince = Instant.MAX;
    private Instant lastLate = Instant.MIN;
    private Instant nextRepair = Instant.MIN;

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
                .filter(place -> place.kind() == Place.Kind.COUNTRY)
                .sorted(Comparator.comparing(Place::code))
                .toList();
    }

    /** The languages in which something trends now. */
    public List<Place> languages() {
        return lists.keySet().stream()
                .filter(place -> place.kind() == Place.Kind.LANGUAGE)
                .sorted(Comparator.comparing(Place::code))
                .toList();
    }

    /** Tags that would trend if their people counted in full, with what speaks against them: for moderators. */
    public List<Held> held() {
        return held;
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
        Work work = database.read(this::work);
        for (Recorded recorded : work.events()) {
            apply(recorded.event(), work.standings(), now);
            position = recorded.position();
        }
        engine.advanceTo(now.toEpochMilli());
        if (engine.isStale() && !now.isBefore(nextRepair)) {
            repair(now);
        }
        lists = engine.trends(LONGEST_LIST);
        held = engine.held();
        return work.events().size() == BATCH;
    }

    /** What has happened since, and the standing of those who did it. */
    private record Work(List<Recorded> events, Map<AccountId, Standing> standings) {}

    private Work work(Tx tx) {
        List<Recorded> events = log.after(tx, position, BATCH);
        Set<AccountId> authors = new HashSet<>();
        for (Recorded recorded : events) {
            switch (recorded.event()) {
                case Event.StatusPosted posted -> authors.add(posted.status().account());
                case Event.StatusEdited edited -> authors.add(edited.status().account());
                case Event.StatusDeleted deleted -> authors.add(deleted.status().account());
                default -> {}
            }
        }
        return new Work(events, store.standings(tx, authors));
    }

    /** Computes stale tags anew, and then lets ten times as long pass: a flood of late posts must not take all the time. */
    private void repair(Instant now) {
        database.read(
                tx -> engine.repair((tag, from, to, visitor) -> store.ofTag(tx, tag, from, to, community, visitor)));
        Duration taken = Duration.between(now, clock.instant());
        nextRepair = now.plus(taken.multipliedBy(REPAIR_SHARE));
    }

    private void rebuild(Tx tx, Instant now) {
        community = new Community(store.firstAccount(tx).orElse(now.toEpochMilli()));
        engine = replayed(tx, now);
        position = log.end(tx);
        built = true;
        staleSince = Instant.MAX;
        lastLate = Instant.MIN;
    }

    /** An engine that has seen all uses of the four weeks before a moment. */
    private TrendEngine replayed(Tx tx, Instant moment) {
        long end = moment.toEpochMilli();
        // Before the first use there was not silence but nothing to know.
        long first = store.firstUse(tx).orElse(end);
        long from = Math.min(end, Math.max(first, moment.minus(MEMORY).toEpochMilli()));
        TrendEngine fresh = new TrendEngine(from, TrendParameters.DEFAULT);
        store.between(tx, from, end + 1, community, fresh::use);
        fresh.advanceTo(end);
        return fresh;
    }

    private boolean isTimeToRebuild(Instant now) {
        return !staleSince.equals(Instant.MAX)
                && (now.isAfter(lastLate.plus(QUIET)) || now.isAfter(staleSince.plus(LONGEST_STALE)));
    }

    private void apply(Event event, Map<AccountId, Standing> standings, Instant now) {
        switch (event) {
            case Event.StatusPosted posted -> use(posted.status(), standings, now);
            case Event.StatusDeleted deleted -> retract(deleted.status(), standings);
            case Event.StatusEdited edited -> {
                retract(edited.before(), standings);
                use(edited.status(), standings, now);
            }
            case Event.Favourited _,
                    Event.Unfavourited _,
                    Event.Followed _,
                    Event.Unfollowed _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _ -> {}
        }
    }

    private void use(Event.Facts status, Map<AccountId, Standing> standings, Instant now) {
        if (status.visibility() != Visibility.PUBLIC
                || status.at() > now.plus(AHEAD).toEpochMilli()) {
            return;
        }
        for (String tag : status.tags()) {
            boolean inTime = engine.use(useOf(status, tag, standings, Math.min(status.at(), now.toEpochMilli())));
            if (!inTime && status.at() > now.minus(MEMORY).toEpochMilli()) {
                staleSince = staleSince.equals(Instant.MAX) ? now : staleSince;
                lastLate = now;
            }
        }
    }

    private void retract(Event.Facts status, Map<AccountId, Standing> standings) {
        if (status.visibility() == Visibility.PUBLIC) {
            status.tags().forEach(tag -> engine.retract(useOf(status, tag, standings, status.at())));
        }
    }

    private Map<Place, List<Trend>> replay(Instant moment) {
        return database.read(tx -> replayed(tx, moment).trends(LONGEST_LIST));
    }

    private Use useOf(Event.Facts status, String tag, Map<AccountId, Standing> standings, long at) {
        Standing standing = standings.get(status.account());
        return new Use(
                TagName.of(tag).key(),
                status.account().value(),
                at,
                status.country(),
                Objects.requireNonNullElse(status.language(), ""),
                standing == null ? Who.KNOWN : community.who(standing, status.at()),
                status.textHash());
    }

    private static List<Trend> first(List<Trend> list, int limit) {
        return list.subList(0, Math.min(limit, list.size()));
    }
}
