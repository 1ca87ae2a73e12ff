package org.groundswell.timelines;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.groundswell.db.Database;
import org.groundswell.events.Envelope;
import org.groundswell.events.EventLog;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads timelines into memory, each by one thread at a time, and reports to its subscribers the changes since it was last in
 * memory.
 */
final class TimelineLoader {
    private static final Logger LOG = LoggerFactory.getLogger(TimelineLoader.class);
    private static final int BATCH = 1_000;
    /** A timeline whose owner changes it all the time is read again at the next request. */
    private static final int MOST_TRIES = 5;
    /** With more timelines waiting, requests don't add theirs. */
    private static final int MOST_WAITING = 20_000;

    private static final long RETRY_SECONDS = 1;

    private final Database database;
    private final EventLog log;
    private final TimelineReader reader;
    private final KeptTimelines kept;
    private final Executor executor;
    private final Executor later;
    private final Set<KeptTimeline.Key> loading = ConcurrentHashMap.newKeySet();
    private final Cache<KeptTimeline.Key, Boolean> tooLarge = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final LongAdder loads = new LongAdder();

    TimelineLoader(Database database, EventLog log, TimelineReader reader, KeptTimelines kept, Executor executor) {
        this.database = database;
        this.log = log;
        this.reader = reader;
        this.kept = kept;
        this.executor = executor;
        this.later = CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS);
    }

    boolean isLoading() {
        return !loading.isEmpty();
    }

    /** The number of timelines read. */
    long loads() {
        return loads.sum();
    }

    /** Begins to read a timeline, unless that has begun. */
    void load(KeptTimeline.Key key) {
        boolean subscribed = kept.subscribers(key).isPresent();
        if (!subscribed && (loading.size() >= MOST_WAITING || tooLarge.getIfPresent(key) != null)) {
            return;
        }
        if (loading.add(key)) {
            try {
                executor.execute(() -> run(key));
            } catch (RejectedExecutionException closing) {
                loading.remove(key);
            }
        }
    }

    private void run(KeptTimeline.Key key) {
        boolean failed = false;
        try {
            boolean done = false;
            for (int tries = 0; !done && tries < MOST_TRIES; tries++) {
                done = read(key);
            }
        } catch (RuntimeException e) {
            failed = true;
            LOG.atWarn().setCause(e).log("a timeline could not be read into memory");
        } finally {
            loading.remove(key);
        }
        // It may have been dropped since, or its owner changes it all the time.
        boolean awaited =
                kept.subscribers(key).filter(each -> each.timeline().isEmpty()).isPresent();
        if (awaited && failed) {
            later.execute(() -> load(key));
        } else if (awaited) {
            load(key);
        }
    }

    /** Reads a timeline that isn't in memory; false if that has to be done again. */
    private boolean read(KeptTimeline.Key key) {
        kept.dropRetired(this::load);
        if (kept.find(key).filter(each -> !each.isRetired()).isPresent()) {
            return true;
        }
        Optional<Subscribers> subscribers = kept.subscribers(key);
        KeptTimeline timeline = database.read(tx -> reader.fill(tx, key));
        loads.increment();
        if (subscribers.isEmpty() && KeptTimelines.isTooLarge(timeline)) {
            tooLarge.put(key, true);
            return true;
        }
        subscribers.ifPresent(each -> reportMissed(each, timeline));
        Position upTo = timeline.filledAt();
        KeptTimelines.Installed installed = kept.install(timeline, upTo, subscribers);
        while (installed == KeptTimelines.Installed.BEHIND) {
            List<Envelope> events = after(upTo);
            Map<AccountId, String> domains = domains(timeline, events);
            for (Envelope envelope : events) {
                upTo = envelope.position();
                subscribers.ifPresent(each -> each.reportedUntil(envelope.position()));
                if (timeline.rules().areChangedBy(envelope.event())) {
                    return false;
                }
                timeline.apply(envelope, domains)
                        .ifPresent(change -> subscribers.ifPresent(each -> each.report(change)));
            }
            installed = kept.install(timeline, upTo, subscribers);
        }
        return installed == KeptTimelines.Installed.DONE;
    }

    /** Reports the changes up to the position at which a timeline was read. */
    private void reportMissed(Subscribers subscribers, KeptTimeline timeline) {
        Position end = timeline.filledAt();
        while (end.isAfter(subscribers.reportedUntil())) {
            List<Envelope> events = after(subscribers.reportedUntil());
            if (events.isEmpty()) {
                // Purged: they are older than the log.
                return;
            }
            Map<AccountId, String> domains = domains(timeline, events);
            for (Envelope envelope : events) {
                if (!envelope.position().isAfter(end)) {
                    timeline.applyAgain(envelope.event(), domains).ifPresent(subscribers::report);
                    subscribers.reportedUntil(envelope.position());
                }
            }
            if (events.getLast().position().isAfter(end)) {
                return;
            }
        }
    }

    private List<Envelope> after(Position position) {
        return database.read(tx -> log.after(tx, position, BATCH));
    }

    private Map<AccountId, String> domains(KeptTimeline timeline, List<Envelope> events) {
        return timeline.rules().viewer().blocksDomains()
                ? database.read(tx ->
                        reader.domains(tx, events.stream().map(Envelope::event).toList()))
                : Map.of();
    }
}
