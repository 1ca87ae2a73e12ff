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
 * Tags' lives, as anybody asks for them. The posts of a tag that is asked for are read into memory, twenty-four bytes each, and
 * kept current from the event log for as long as somebody asks; what was not asked for longest goes first.
 */
public final class Waves implements Service, LiveSubscriber {
    private static final Logger LOG = LoggerFactory.getLogger(Waves.class);
    private static final Duration KEPT = Duration.ofMinutes(15);
    /** About a hundred megabytes. */
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

    /** A wave, and when it will have been read. */
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
     * What a tag's life, or a part of it, comes to.
     *
     * @throws org.groundswell.model.Refusal.NotFound if it has not so many waves
     * @throws org.groundswell.model.Refusal.Invalid if it would be too many stretches
     */
    public WaveReport of(Tag tag, Stretch stretch) {
        return of(together(tag), stretch);
    }

    /** The same of a tag alone, whatever it is counted together with otherwise. */
    public WaveReport apart(Tag tag, Stretch stretch) {
        return of(List.of(tag), stretch);
    }

    /** The tags that are counted together with one, the main one first. */
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

    private WaveReport of(List<Tag> together, Stretch stretch) {
        Instant now = clock.instant();
        List<Tag> used = used(together);
        LiveWave wave = used.isEmpty() ? LiveWave.empty(now) : wave(used);
        LiveWave.Seen seen = wave.see(stretch, now);
        return new WaveReport(
                together.getFirst(),
                together.stream().map(Tag::displayName).toList(),
                seen.life(),
                seen.chosen(),
                seen.view(),
                seen.largestServer(),
                seen.at());
    }

    /** A few posts that stand for one of a tag's own waves, the main one if {@code wave} is empty. */
    Sampled sample(Tag tag, Optional<Integer> wave, int most) {
        return look(
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

    /** Some of the posts of a wave, and of the tags counted with it, evenly picked from all its time. */
    List<StatusId> spread(Tag tag, Optional<Integer> wave, int most) {
        return look(tag, wave, (analysis, _, part) -> ids(analysis.sample(part, most)));
    }

    /** Its posts that were boosted most. */
    List<StatusId> mostBoosted(Tag tag, Optional<Integer> wave, int most) {
        return look(tag, wave, (analysis, _, part) -> ids(analysis.mostBoosted(part, most)));
    }

    /** The people who may have moved it. */
    List<Joining> joinings(Tag tag, Optional<Integer> wave, int most) {
        return look(tag, wave, (analysis, _, part) -> analysis.joinings(part, most));
    }

    /** The first post of each of some people in it. */
    Map<Long, Long> firstPosts(Tag tag, Optional<Integer> wave, Set<Long> people) {
        return look(tag, wave, (analysis, _, part) -> analysis.firstPosts(part, people));
    }

    <T> T look(Tag tag, Optional<Integer> wave, LiveWave.Look<T> look) {
        return look(together(tag), wave, look);
    }

    private <T> T look(List<Tag> together, Optional<Integer> wave, LiveWave.Look<T> look) {
        Instant now = clock.instant();
        List<Tag> used = used(together);
        LiveWave live = used.isEmpty() ? LiveWave.empty(now) : wave(used);
        return live.look(wave, now, look);
    }

    private static List<Tag> used(List<Tag> tags) {
        return tags.stream().filter(tag -> tag.id().isPresent()).toList();
    }

    private static List<StatusId> ids(long[] posts) {
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

    private LiveWave wave(List<Tag> tags) {
        Set<TagName> names = new LinkedHashSet<>(tags.stream().map(Tag::name).toList());
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

    /** Lets go of what nobody has asked for in a while, and of more if it is too much. */
    private void makeRoom() {
        Instant now = clock.instant();
        synchronized (waves) {
            waves.values()
                    .removeIf(entry -> entry.read().isDone()
                            && Duration.between(entry.wave().askedAt(), now).compareTo(KEPT) > 0);
            List<Map.Entry<Set<TagName>, Entry>> latest = new ArrayList<>(waves.entrySet());
            latest.sort(Comparator.comparing(each -> each.getValue().wave().askedAt()));
            long posts = latest.stream()
                    .mapToLong(each -> each.getValue().wave().size())
                    .sum();
            // The last one was asked for just now, however large it is.
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
        // A wave that begins to listen later reads these events' effects from the tables.
        audience(events).forEach(this::tellOrLetGo);
    }

    /** Which waves some news are about. */
    private Map<LiveWave, List<Event>> audience(List<Envelope> news) {
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
        for (Envelope each : news) {
            Set<LiveWave> told = new HashSet<>();
            switch (each.event()) {
                case Event.StatusPosted posted -> addAll(told, posted.status(), listening, all);
                case Event.StatusDeleted deleted -> addAll(told, deleted.status(), listening, all);
                case Event.StatusEdited edited -> {
                    addAll(told, edited.before(), listening, all);
                    addAll(told, edited.status(), listening, all);
                }
                case Event.AccountUpdated _, Event.Followed _, Event.Unfollowed _ -> told.addAll(all);
                case Event.Favourited _,
                        Event.Unfavourited _,
                        Event.AccountCreated _,
                        Event.AccountDeleted _,
                        Event.TrendsReviewed _ -> {}
            }
            told.forEach(wave ->
                    audience.computeIfAbsent(wave, _ -> new ArrayList<>()).add(each.event()));
        }
        return audience;
    }

    private static void addAll(
            Set<LiveWave> told, StatusFacts status, Map<TagName, List<LiveWave>> listening, List<LiveWave> all) {
        if (status.isBoost()) {
            // It doesn't say which tags the boosted post has.
            told.addAll(all);
        }
        for (TagUse tag : status.content().tags()) {
            told.addAll(listening.getOrDefault(tag.key(), List.of()));
        }
    }

    /** A wave that can't take its news is let go: it is read from the tables when it is next asked for. */
    private void tellOrLetGo(LiveWave wave, List<Event> events) {
        try {
            tell(wave, events);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a wave can't take its news, and will be read again");
            synchronized (waves) {
                waves.values().removeIf(entry -> entry.wave() == wave);
            }
        }
    }

    private void tell(LiveWave wave, List<Event> events) {
        List<AccountId> strangers = wave.hear(events);
        if (!strangers.isEmpty()) {
            database.read(tx -> {
                store.accounts(tx, strangers, wave::describe);
                return true;
            });
        }
    }
}
