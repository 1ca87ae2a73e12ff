package org.groundswell.waves;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.events.LiveSubscriber;
import org.groundswell.events.StatusFacts;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.model.TagUse;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.tags.Tags;
import org.groundswell.trends.wave.Joining;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The histories and waves of tags, on request. The posts of a requested tag are read into memory, 26 bytes each, and
 * kept current from the event log while requests continue; the least recently requested tags are evicted first.
 */
public final class Waves implements Service, LiveSubscriber {
    private static final Logger LOG = LoggerFactory.getLogger(Waves.class);
    private static final Duration KEPT = Duration.ofMinutes(15);
    /** The limit of posts in memory, about 100 MB. */
    private static final long MOST_POSTS = 4_000_000;

    private static final int MOST_WAVES = 2_000;
    private static final int READERS = 2;

    private final Database database;
    private final Tags tags;
    private final Variants variants;
    private final InstantSource clock;
    private final WaveStore store = new WaveStore();
    private final ExecutorService readers;
    private final Follower follower;

    // Guarded by itself.
    private final Map<Set<TagName>, Entry> waves = new HashMap<>();

    /** A tag in memory, and the completion of its first read. */
    private record Entry(LiveWave wave, CompletableFuture<LiveWave> read) {}

    public Waves(Database database, EventLog log, Tags tags, Variants variants, InstantSource clock) {
        this.database = database.background();
        this.tags = tags;
        this.variants = variants;
        this.clock = clock;
        this.readers = Executors.newFixedThreadPool(
                READERS, Thread.ofPlatform().name("waves-", 0).daemon(true).factory());
        this.follower = Follower.of(log, this);
    }

    /**
     * The figures of a tag's history and of a part of it, counted together with its variants.
     *
     * @throws org.groundswell.model.Refusal.NotFound if there is no wave with this number
     * @throws org.groundswell.model.Refusal.Invalid if the step is too short for the part
     */
    public WaveReport of(Tag tag, WaveQuery query) {
        return of(together(tag), query);
    }

    /** The same for a tag alone, without its variants. */
    public WaveReport ofSingleTag(Tag tag, WaveQuery query) {
        return of(List.of(tag), query);
    }

    /**
     * The figures of a tag as of a past moment, from the posts that exist now.
     *
     * @param single whether it is counted without its variants
     * @throws org.groundswell.model.Refusal.Invalid if the moment is in the future or before 1970, or the step is too short
     *     for the part
     * @throws org.groundswell.model.Refusal.NotFound if there was no wave with this number
     */
    public WaveReport at(Tag tag, WaveQuery query, Instant moment, boolean single) {
        Instant now = clock.instant();
        if (moment.isAfter(now) || moment.isBefore(Instant.EPOCH)) {
            throw new Refusal.Invalid("at", "error.trends.at");
        }
        return of(single ? List.of(tag) : together(tag), wave -> wave.figuresAt(query, moment, now));
    }

    /** The tags counted together with a tag, the main one first. */
    public List<Tag> together(Tag tag) {
        List<TagName> names = variants.of(tag.name());
        if (names.size() == 1) {
            return List.of(tag);
        }
        Map<TagName, Tag> known = tags.all(names);
        return names.stream()
                .map(name -> Optional.ofNullable(known.get(name)).orElseGet(() -> tags.get(name.key())))
                .toList();
    }

    /** Whether the posts of tags that are counted together have been read, or are none. */
    boolean isInMemory(List<Tag> together) {
        Set<TagName> names = names(used(together));
        synchronized (waves) {
            Entry entry = waves.get(names);
            return names.isEmpty() || (entry != null && entry.read().isDone());
        }
    }

    private WaveReport of(List<Tag> together, WaveQuery query) {
        Instant now = clock.instant();
        return of(together, wave -> wave.figures(query, now));
    }

    private WaveReport of(List<Tag> together, Function<LiveWave, LiveWave.Figures> read) {
        Instant now = clock.instant();
        List<Tag> used = used(together);
        LiveWave wave = used.isEmpty() ? LiveWave.empty(now) : wave(used);
        LiveWave.Figures figures = read.apply(wave);
        return new WaveReport(
                together.getFirst(),
                together.stream().map(Tag::displayName).toList(),
                figures.life(),
                figures.chosen(),
                figures.view(),
                figures.largestServer(),
                figures.at());
    }

    /** A sample of the posts of one of a tag's own waves, the main one if {@code wave} is empty. */
    Sampled sample(Tag tag, Optional<Integer> wave, int most) {
        return query(
                List.of(tag),
                wave,
                (analysis, episode, part) -> new Sampled(
                        tag,
                        analysis.life(),
                        episode,
                        part.from(),
                        ids(analysis.beginning(part)),
                        ids(analysis.sample(part, most))));
    }

    /** An even sample of the posts of a wave, with those of the variants. */
    List<StatusId> spread(Tag tag, Optional<Integer> wave, int most) {
        return query(tag, wave, (analysis, _, part) -> ids(analysis.sample(part, most)));
    }

    /** The most boosted posts of a wave. */
    List<StatusId> mostBoosted(Tag tag, Optional<Integer> wave, int most) {
        return query(tag, wave, (analysis, _, part) -> ids(analysis.mostBoosted(part, most)));
    }

    /** The people who may have influenced a wave. */
    List<Joining> joinings(Tag tag, Optional<Integer> wave, int most) {
        return query(tag, wave, (analysis, _, part) -> analysis.joinings(part, most));
    }

    /** The first post in a wave of each of the given people. */
    Map<Long, Long> firstPosts(Tag tag, Optional<Integer> wave, Set<Long> people) {
        return query(tag, wave, (analysis, _, part) -> analysis.firstPosts(part, people));
    }

    /** How many people of a wave, or of the whole history if there is none, have ever used another tag. Counted exactly. */
    int alsoUsed(Tag tag, Optional<Integer> wave, Tag other) {
        long[] others = query(List.of(other), Optional.empty(), (analysis, _, _) -> analysis.everybody());
        return query(tag, wave, (analysis, _, part) -> analysis.peopleAmong(part, others));
    }

    <T> T query(Tag tag, Optional<Integer> wave, LiveWave.Query<T> query) {
        return query(together(tag), wave, query);
    }

    private <T> T query(List<Tag> together, Optional<Integer> wave, LiveWave.Query<T> query) {
        Instant now = clock.instant();
        List<Tag> used = used(together);
        LiveWave live = used.isEmpty() ? LiveWave.empty(now) : wave(used);
        return live.query(wave, now, query);
    }

    private static List<Tag> used(List<Tag> tags) {
        return tags.stream().filter(tag -> tag.id().isPresent()).toList();
    }

    static List<StatusId> ids(long[] posts) {
        return Arrays.stream(posts).mapToObj(StatusId::new).toList();
    }

    /** How many people had used a tag before a minute since the epoch. */
    int peopleUntil(Tag tag, int minute) {
        Instant now = clock.instant();
        return tag.id().isEmpty() ? 0 : wave(List.of(tag)).peopleUntil(minute, now);
    }

    @Override
    public void start() {
        follower.start();
    }

    @Override
    public void close() {
        follower.close();
        readers.shutdownNow();
    }

    private static Set<TagName> names(List<Tag> tags) {
        return new LinkedHashSet<>(tags.stream().map(Tag::name).toList());
    }

    private LiveWave wave(List<Tag> tags) {
        Set<TagName> names = names(tags);
        Entry entry;
        synchronized (waves) {
            entry = waves.get(names);
            if (entry == null) {
                LiveWave wave = new LiveWave(clock.instant());
                entry = new Entry(wave, CompletableFuture.supplyAsync(() -> read(wave, names, tags), readers));
                waves.put(names, entry);
            }
        }
        try {
            return entry.read().join();
        } catch (CompletionException failed) {
            synchronized (waves) {
                waves.remove(names, entry);
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private LiveWave read(LiveWave wave, Set<TagName> names, List<Tag> tags) {
        WavePosts posts = new WavePosts(names);
        List<TagId> ids = tags.stream().flatMap(tag -> tag.id().stream()).toList();
        if (!ids.isEmpty()) {
            database.read(tx -> read(tx, posts, ids));
        }
        wave.fill(posts);
        makeRoom();
        return wave;
    }

    private boolean read(Tx tx, WavePosts posts, List<TagId> ids) {
        store.uses(tx, ids, posts::put);
        store.people(tx, ids, posts::describe);
        return true;
    }

    /** Evicts tags without recent requests, and more if the limits are exceeded. */
    private void makeRoom() {
        Instant now = clock.instant();
        synchronized (waves) {
            waves.values()
                    .removeIf(entry -> entry.read().isDone()
                            && Duration.between(entry.wave().lastRequestedAt(), now)
                                            .compareTo(KEPT)
                                    > 0);
            List<Map.Entry<Set<TagName>, Entry>> latest = new ArrayList<>(waves.entrySet());
            latest.sort(Comparator.comparing(each -> each.getValue().wave().lastRequestedAt()));
            long posts = latest.stream()
                    .mapToLong(each -> each.getValue().wave().size())
                    .sum();
            // The last one has just been requested, so it stays, however large.
            for (int i = 0; i < latest.size() - 1; i++) {
                boolean full = posts > MOST_POSTS || latest.size() - i > MOST_WAVES;
                if (full && latest.get(i).getValue().read().isDone()) {
                    posts -= latest.get(i).getValue().wave().size();
                    waves.remove(latest.get(i).getKey());
                }
            }
        }
    }

    @Override
    public String name() {
        return "waves";
    }

    @Override
    public boolean isListening() {
        synchronized (waves) {
            return !waves.isEmpty();
        }
    }

    @Override
    public void handle(List<Envelope> events) {
        // A wave registered after this point reads the effects of these events from the tables.
        audience(events).forEach(this::deliverOrEvict);
    }

    /** The events for each wave that they concern. */
    private Map<LiveWave, List<Event>> audience(List<Envelope> envelopes) {
        Map<TagName, List<LiveWave>> listening = new HashMap<>();
        List<LiveWave> all = new ArrayList<>();
        synchronized (waves) {
            waves.forEach((names, entry) -> {
                all.add(entry.wave());
                names.forEach(name ->
                        listening.computeIfAbsent(name, _ -> new ArrayList<>()).add(entry.wave()));
            });
        }
        Map<LiveWave, List<Event>> audience = new HashMap<>();
        for (Envelope each : envelopes) {
            Set<LiveWave> recipients = new HashSet<>();
            switch (each.event()) {
                case Event.StatusPosted posted -> addAll(recipients, posted.status(), listening, all);
                case Event.StatusDeleted deleted -> addAll(recipients, deleted.status(), listening, all);
                case Event.StatusChanged changed -> {
                    addAll(recipients, changed.before(), listening, all);
                    addAll(recipients, changed.status(), listening, all);
                }
                case Event.AccountUpdated _, Event.Followed _, Event.Unfollowed _ -> recipients.addAll(all);
                case Event.Favourited _,
                        Event.PollEnded _,
                        Event.Unfavourited _,
                        Event.Relation _,
                        Event.AccountCreated _,
                        Event.AccountDeleted _,
                        Event.AccountRestricted _,
                        Event.Shield _,
                        Event.FiltersChanged _,
                        Event.TrendAlerted _,
                        Event.QuoteRequested _,
                        Event.Notified _,
                        Event.Moderation _,
                        Event.PrivateMentionJudged _,
                        Event.ConversationUpdated _,
                        Event.Announcing _,
                        Event.TrendsReviewed _ -> {}
            }
            recipients.forEach(wave ->
                    audience.computeIfAbsent(wave, _ -> new ArrayList<>()).add(each.event()));
        }
        return audience;
    }

    private static void addAll(
            Set<LiveWave> recipients, StatusFacts status, Map<TagName, List<LiveWave>> listening, List<LiveWave> all) {
        if (status.isBoost()) {
            // The event doesn't have the tags of the boosted post.
            recipients.addAll(all);
        }
        for (TagUse tag : status.content().tags()) {
            recipients.addAll(listening.getOrDefault(tag.key(), List.of()));
        }
    }

    /** Delivers events to a wave. One that fails is evicted, and read from the tables at the next request. */
    private void deliverOrEvict(LiveWave wave, List<Event> events) {
        try {
            deliver(wave, events);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a wave can't take its envelopes, and will be read again");
            synchronized (waves) {
                waves.values().removeIf(entry -> entry.wave() == wave);
            }
        }
    }

    private void deliver(LiveWave wave, List<Event> events) {
        List<AccountId> undescribed = wave.apply(events);
        if (!undescribed.isEmpty()) {
            database.read(tx -> {
                store.accounts(tx, undescribed, wave::describe);
                return true;
            });
        }
    }
}
