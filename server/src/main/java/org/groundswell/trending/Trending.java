package org.groundswell.trending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import org.groundswell.trends.Use;
import org.groundswell.trends.Who;
import org.groundswell.words.AccountId;
import org.groundswell.words.Event;
import org.groundswell.words.TagName;
import org.groundswell.words.Visibility;

/**
 * What trends now, and what trended at any moment.
 *
 * <p>One thread owns the live engine: it begins with the last checkpoint, or with the last four weeks of uses where there
 * is none, follows the event log from there, lets time pass four times a second and publishes the lists for everyone to
 * read.
 */
public final class Trending implements AutoCloseable {
    /** How far ahead of our own clock a post may be dated; then it counts as posted now. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(5);
    /** So many uses are replayed in a few tenths of a second. */
    private static final int USES_A_CHECKPOINT = 60_000;

    private static final int BATCH = 1_000;
    /** How many times its memory the checkpoints of past lists may take on the disk. */
    private static final int PAST_BYTES = 4;

    private final Database database;
    private final EventLog log;
    private final InstantSource clock;
    private final UseStore uses = new UseStore();
    private final CommunityStore communities;
    private final Checkpoints checkpoints;
    private final Board tags;
    private final TimeMachine past;
    private final Follower follower;

    private volatile Verdicts verdicts = Verdicts.NONE;

    // Only the follower's thread touches these.
    private Changes changes = new Changes();
    private Position position = Position.START;
    private Community community = new Community(0, Verdicts.NONE);
    private boolean built;
    private Instant nextCheckpoint = Instant.MIN;

    public Trending(Database database, EventLog log, InstantSource clock, TrendSettings settings) {
        this.database = database;
        this.log = log;
        this.clock = clock;
        VerdictStore verdictStore = new VerdictStore();
        this.communities = new CommunityStore(verdictStore);
        this.checkpoints = new Checkpoints(
                settings.directory(),
                database.write(verdictStore::installation),
                settings.parameters(),
                settings.parameters().memoryBytes() * PAST_BYTES);
        Replay replay = new Replay(uses, communities, settings.parameters(), checkpoints, clock, USES_A_CHECKPOINT);
        this.tags = new Board(database, replay, clock);
        this.past = new TimeMachine(database, replay, checkpoints);
        this.follower = Follower.of(log, "trends", this::step, TICK);
    }

    /** What trends in a place now, the first first. */
    public List<Trend> now(Place place, int limit) {
        return shown(tags.lists().getOrDefault(place, List.of()), limit);
    }

    /** Where something trends now besides the world, by country code. */
    public List<Place> places() {
        return places(Place.Kind.COUNTRY);
    }

    /** The languages in which something trends now. */
    public List<Place> languages() {
        return places(Place.Kind.LANGUAGE);
    }

    /** Tags that would trend if their people counted in full, with what speaks against them: for moderators. */
    public List<Held> held() {
        Verdicts now = verdicts;
        return tags.held().stream()
                .filter(each -> !now.withheldTags().contains(each.tag()))
                .toList();
    }

    /** Tags that would trend if somebody approved them, where they have to be. */
    public List<Trend> awaiting(int limit) {
        Verdicts now = verdicts;
        return first(tags.lists().getOrDefault(Place.WORLD, List.of()), trend -> now.awaits(trend.tag()), limit);
    }

    /**
     * What trended in a place at a moment, from the posts there are now: what was deleted since did not trend.
     *
     * @throws org.groundswell.words.Refusal.TooMany if many ask for many moments
     */
    public List<Trend> at(Place place, Instant moment, int limit) {
        return shown(past.at(moment).getOrDefault(place, List.of()), limit);
    }

    @Override
    public void close() {
        follower.close();
        past.close();
        if (built) {
            checkpoint();
        }
    }

    private List<Place> places(Place.Kind kind) {
        return tags.lists().entrySet().stream()
                .filter(list -> list.getKey().kind() == kind)
                .filter(list -> !shown(list.getValue(), 1).isEmpty())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Place::code))
                .toList();
    }

    private List<Trend> shown(List<Trend> list, int limit) {
        Verdicts now = verdicts;
        return first(list, trend -> now.shows(trend.tag()), limit);
    }

    private static List<Trend> first(List<Trend> list, Predicate<Trend> wanted, int limit) {
        return list.stream().filter(wanted).limit(limit).toList();
    }

    private boolean step() {
        Instant now = clock.instant();
        if (!built) {
            database.read(tx -> {
                begin(tx, now);
                return true;
            });
        }
        Work work = database.read(this::work);
        for (Recorded recorded : work.events()) {
            apply(recorded.event(), work.standings(), now);
            position = recorded.position();
        }
        tags.advanceTo(now, community);
        past.settle(now);
        if (!now.isBefore(nextCheckpoint)) {
            checkpoint();
        }
        return work.events().size() == BATCH;
    }

    private void begin(Tx tx, Instant now) {
        learn(communities.now(tx, now.toEpochMilli()));
        Optional<Checkpoints.Live> kept = checkpoints
                .live()
                .filter(live -> live.engine().now() <= now.toEpochMilli())
                .filter(live -> log.reachesBackTo(tx, live.position()));
        if (kept.isPresent()) {
            tags.restore(kept.get().engine());
            position = kept.get().position();
            changes = kept.get().changes();
        } else {
            tags.rebuild(tx, now);
            position = log.end(tx);
            changes = new Changes();
            // Nobody knows what has changed since they were written.
            checkpoints.dropFrom(Long.MIN_VALUE, now.toEpochMilli());
        }
        past.open(changes);
        nextCheckpoint = now.plus(CHECKPOINT_EVERY);
        built = true;
    }

    /** Keeps the engine, so that the next start takes no time. */
    private void checkpoint() {
        nextCheckpoint = clock.instant().plus(CHECKPOINT_EVERY);
        if (tags.isStale()) {
            checkpoints.dropLive();
        } else {
            checkpoints.keepLive(position, changes, tags.engine());
        }
    }

    private void learn(Community known) {
        community = known;
        verdicts = known.verdicts();
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
        return new Work(events, communities.standings(tx, authors));
    }

    private void apply(Event event, Map<AccountId, Standing> standings, Instant now) {
        switch (event) {
            case Event.StatusPosted posted -> use(posted.status(), standings, now);
            case Event.StatusDeleted deleted -> retract(deleted.status(), standings, now);
            case Event.StatusEdited edited -> {
                retract(edited.before(), standings, now);
                use(edited.status(), standings, now);
            }
            case Event.TrendsReviewed reviewed -> review(reviewed, now);
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
                || status.at() > now.plus(AHEAD).toEpochMilli()
                || isWithheld(status, standings)) {
            return;
        }
        for (String tag : status.tags()) {
            Use use = useOf(status, tag, standings, Math.min(status.at(), now.toEpochMilli()));
            tags.use(use, now);
            past.changed(use.tag(), use.at(), now);
        }
    }

    private void retract(Event.Facts status, Map<AccountId, Standing> standings, Instant now) {
        if (status.visibility() != Visibility.PUBLIC || isWithheld(status, standings)) {
            return;
        }
        for (String tag : status.tags()) {
            Use use = useOf(status, tag, standings, status.at());
            tags.retract(use);
            past.changed(use.tag(), use.at(), now);
        }
    }

    private boolean isWithheld(Event.Facts status, Map<AccountId, Standing> standings) {
        Standing standing = standings.get(status.account());
        return !community.verdicts().counts(status.account().value(), standing == null ? "" : standing.domain());
    }

    /** What an account counted for, or will again, is in the tags it used: these are computed anew. */
    private void review(Event.TrendsReviewed reviewed, Instant now) {
        long since = now.toEpochMilli() - TrendEngine.MEMORY_MILLIS;
        List<String> concerned = database.read(tx -> {
            learn(communities.now(tx, now.toEpochMilli()));
            return reviewed.kind().equals("account") || reviewed.kind().equals("domain")
                    ? uses.tagsOf(tx, Subject.of(reviewed.kind(), reviewed.subject()), since)
                    : List.of();
        });
        for (String tag : concerned) {
            tags.doubt(tag);
            past.changed(tag, since, now);
        }
        past.forget();
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
}
