package org.groundswell.timelines;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.events.LiveSubscriber;
import org.groundswell.events.Position;
import org.groundswell.jobs.Service;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;

/**
 * Home and list timelines in memory, kept current from the event log. The first read of a timeline is answered by the database,
 * and a thread of this class reads its newest entries; later pages are made from these.
 *
 * <p>A page is exactly what the database would return in the same transaction. The argument: a reader notes the position
 * {@code p} up to which all events were applied, and copies the timeline, before its transaction begins. What the copy includes
 * was committed by then, so the transaction sees it too. In the transaction, the reader applies the events that it sees and
 * that have no position up to {@code p}, on PostgreSQL also those without a position. So the copy gets every change that the
 * transaction sees and no other; an event that is applied a second time changes nothing. The caller's own changes are among
 * them. If one of the events changes what the timeline follows, the database is asked.
 *
 * <p>No event is missed by a timeline that is read while events arrive. Its position is read in the transaction that reads the
 * timeline; the events after it are read from the log until the follower is not ahead, and only then does the timeline get its
 * events from the follower ({@link KeptTimelines#install}).
 */
public final class TimelineMemory implements Service, LiveSubscriber, TimelineFeed, Metered {
    /** The number of entries that are read of a timeline. */
    private static final int KEPT = 800;

    private static final int READERS = 2;

    private final Database database;
    private final EventLog log;
    private final TimelineReader reader;
    private final KeptTimelines kept = new KeptTimelines();
    private final ExecutorService readers;
    private final TimelineLoader loader;
    private final Follower follower;
    private final LongAdder pagesFromMemory = new LongAdder();
    private final LongAdder pagesFromDatabase = new LongAdder();
    private volatile boolean running;

    public TimelineMemory(Database database, EventLog log, StatusStore statuses) {
        this(
                database,
                log,
                new TimelineReader(log, statuses, KEPT),
                Executors.newFixedThreadPool(
                        READERS,
                        Thread.ofPlatform().name("timelines-", 0).daemon(true).factory()));
    }

    /** @param readers the threads that read timelines into memory */
    TimelineMemory(Database database, EventLog log, TimelineReader reader, ExecutorService readers) {
        this.database = database.background();
        this.log = log;
        this.reader = reader;
        this.readers = readers;
        this.loader = new TimelineLoader(this.database, log, reader, kept, readers);
        this.follower = Follower.of(log, this);
    }

    /** A listener with an identity of its own, so that the same one can be subscribed twice. */
    private static final class Listening implements Consumer<Change> {
        private final Consumer<Change> listener;

        private Listening(Consumer<Change> listener) {
            this.listener = listener;
        }

        @Override
        public void accept(Change change) {
            listener.accept(change);
        }
    }

    /** A timeline as it was when a read began. */
    final class Copy {
        private final KeptTimeline timeline;
        private final TimelineState state;
        private final Position position;

        private Copy(KeptTimeline timeline, TimelineState state, Position handled) {
            this.timeline = timeline;
            this.state = state;
            this.position = handled.isAfter(timeline.filledAt()) ? handled : timeline.filledAt();
        }

        /** A page in a transaction that began later; empty if the database has to be asked. */
        Optional<List<Status>> page(Tx tx, Page page) {
            Optional<List<Status>> found =
                    reader.page(tx, state, position, page).flatMap(ids -> statuses(tx, ids));
            (found.isPresent() ? pagesFromMemory : pagesFromDatabase).increment();
            return found;
        }

        private Optional<List<Status>> statuses(Tx tx, List<StatusId> ids) {
            Optional<List<Status>> found = reader.statuses(tx, state.rules(), ids);
            if (found.isEmpty()) {
                // An import has linked a reply that came before the post it replies to.
                kept.discard(timeline);
            }
            return found;
        }
    }

    /** A copy of a timeline, to be got before the transaction that reads a page of it; empty if it isn't in memory. */
    Optional<Copy> copy(AccountId viewer, Timeline.Followed timeline) {
        if (!running) {
            return Optional.empty();
        }
        KeptTimeline.Key key = KeptTimeline.Key.of(viewer, timeline);
        Position handled = kept.handled();
        Optional<KeptTimeline> found = kept.find(key);
        Optional<Copy> copy = found.flatMap(each -> each.copy().map(state -> new Copy(each, state, handled)));
        if (copy.isEmpty()) {
            pagesFromDatabase.increment();
            loader.load(key);
        }
        return copy;
    }

    @Override
    public Subscription listen(AccountId viewer, Timeline timeline, Consumer<Change> listener) {
        if (!(timeline instanceof Timeline.Followed followed)) {
            throw new IllegalArgumentException("neither a home timeline nor a list: " + timeline);
        }
        KeptTimeline.Key key = KeptTimeline.Key.of(viewer, followed);
        Consumer<Change> own = new Listening(listener);
        Subscribers subscribers = kept.subscribe(key, database.read(log::end), own);
        if (subscribers.timeline().isEmpty()) {
            loader.load(key);
        }
        return () -> kept.unsubscribe(key, own);
    }

    @Override
    public String name() {
        return "timelines";
    }

    @Override
    public boolean isListening() {
        return kept.size() > 0 || loader.isLoading();
    }

    @Override
    public void handle(List<Envelope> events) {
        kept.handle(
                events,
                () -> database.read(tx ->
                        reader.domains(tx, events.stream().map(Envelope::event).toList())),
                loader::load);
    }

    /** Whether a timeline is being read into memory. */
    boolean isLoading() {
        return loader.isLoading();
    }

    /** The number of pages that came from memory, or else from the database. */
    long pages(boolean fromMemory) {
        return (fromMemory ? pagesFromMemory : pagesFromDatabase).sum();
    }

    @Override
    public void start() {
        follower.start();
        begin();
    }

    /** Begins to answer from memory. A caller that does not call {@link #start} passes it the events. */
    void begin() {
        running = true;
    }

    @Override
    public void close() {
        running = false;
        follower.close();
        readers.shutdownNow();
    }

    @Override
    public void meter(Meters meters) {
        meters.gauge("groundswell.timelines.kept", "Home and list timelines in memory", kept::size);
        meters.counter(
                "groundswell.timelines.pages",
                "Pages of home and list timelines, by where they came from",
                pagesFromMemory::sum,
                "from",
                "memory");
        meters.counter(
                "groundswell.timelines.pages",
                "Pages of home and list timelines, by where they came from",
                pagesFromDatabase::sum,
                "from",
                "database");
        meters.counter("groundswell.timelines.loads", "Timelines read into memory", loader::loads);
    }
}
