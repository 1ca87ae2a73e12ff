package org.groundswell.search;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.groundswell.db.Database;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.events.Position;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.search.index.IndexedStatus;
import org.groundswell.search.index.Progress;
import org.groundswell.search.index.StatusIndex;

/**
 * Keeps the indexes up to date. An event says which status has changed; the table says what it is now. So an event that is
 * handled twice, as after a crash, changes nothing, and each index commits the position that it has reached together with
 * its documents.
 *
 * <p>Events and the statuses of an index that is being built are read and written under one lock: what is read later is
 * never overwritten by what was read before. The lock is fair, so that neither waits for more than one step of the other.
 */
final class IndexUpdates implements Follower.Step {
    /** Few enough for their statuses to be short-lived objects. */
    private static final int EVENTS_AT_ONCE = 250;

    private static final int EVENTS_OF_A_STEP = 2_000;
    /**
     * Each step makes a segment of the index, which takes as long as adding hundreds of statuses, and is merged with others
     * later. So under load, steps are few; a new status is still found well within a second.
     */
    private static final Duration LONGEST_REST = Duration.ofMillis(150);

    private static final int BUILT_AT_ONCE = 500;
    private static final long COMMIT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long REFRESH_BUILT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Database database;
    private final EventLog log;
    private final IndexedStatusStore store;
    private final StatusIndexes indexes;
    private final Rebuilds rebuilds;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock(true);

    // Guarded by lock.
    private boolean closed;
    private boolean uncommitted;
    private boolean unseen;
    private long committed = System.nanoTime();
    private long refreshed = System.nanoTime();

    IndexUpdates(
            Database database,
            EventLog log,
            IndexedStatusStore store,
            StatusIndexes indexes,
            Rebuilds rebuilds,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.store = store;
        this.indexes = indexes;
        this.rebuilds = rebuilds;
        this.clock = clock;
    }

    @Override
    public boolean take() {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            open();
            boolean more = handleStep();
            refreshAndCommit();
            return more;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Duration longestRest() {
        return LONGEST_REST;
    }

    private void open() {
        indexes.open(new StatusIndexes.Opening() {
            @Override
            public boolean isUsable(Progress progress) {
                return database.read(tx -> log.reachesBackTo(tx, progress.position()));
            }

            @Override
            public Progress fresh() {
                return Progress.none(log.end(), rebuilds.last());
            }
        });
    }

    /** Handles the next events, then shows all of them to searches; true if there are more. */
    private boolean handleStep() {
        Position begun = indexes.position();
        Position reached = begun;
        boolean changed = false;
        boolean more = true;
        for (int handled = 0; more && handled < EVENTS_OF_A_STEP; handled += EVENTS_AT_ONCE) {
            Position from = reached;
            List<Envelope> events = database.read(tx -> log.after(tx, from, EVENTS_AT_ONCE));
            more = events.size() == EVENTS_AT_ONCE;
            if (!events.isEmpty()) {
                changed |= handle(events);
                reached = events.getLast().position();
            }
        }
        if (!reached.equals(begun)) {
            show(reached, changed);
        }
        return more;
    }

    /** Whether the events have changed the indexes. */
    private boolean handle(List<Envelope> events) {
        Set<StatusId> changed = new LinkedHashSet<>();
        Set<AccountId> accounts = new LinkedHashSet<>();
        events.forEach(each -> note(each.event(), changed, accounts));
        List<IndexedStatus> statuses = read(changed);
        Map<AccountId, Boolean> indexable = database.read(tx -> store.indexable(tx, accounts));
        for (StatusIndex index : indexes.all()) {
            if (!changed.isEmpty()) {
                index.replace(changed, statuses);
            }
            indexable.forEach(index::setIndexable);
        }
        return !changed.isEmpty() || !indexable.isEmpty();
    }

    private void show(Position reached, boolean changed) {
        for (StatusIndex index : indexes.all()) {
            if (changed) {
                index.refresh();
            }
            // Last: searches see everything up to the position.
            index.advance(index.progress().at(reached));
        }
        uncommitted = true;
    }

    private static void note(Event event, Set<StatusId> changed, Set<AccountId> accounts) {
        switch (event) {
            case Event.StatusPosted(var status) -> note(status, changed);
            case Event.StatusChanged edited -> note(edited.status(), changed);
            case Event.StatusDeleted deleted -> note(deleted.status(), changed);
            case Event.AccountUpdated(var account) -> accounts.add(account);
            // Their statuses have events of their own.
            case Event.AccountRestricted _, Event.AccountDeleted _ -> {}
            case Event.Favourited _,
                    Event.PollEnded _,
                    Event.Unfavourited _,
                    Event.Followed _,
                    Event.Unfollowed _,
                    Event.Relation _,
                    Event.AccountCreated _,
                    Event.Shield _,
                    Event.FiltersChanged _,
                    Event.TrendAlerted _,
                    Event.QuoteRequested _,
                    Event.Notified _,
                    Event.PrivateMentionJudged _,
                    Event.ConversationUpdated _,
                    Event.Moderation _,
                    Event.Announcing _,
                    Event.TrendsReviewed _ -> {}
        }
    }

    private static void note(StatusFacts status, Set<StatusId> changed) {
        if (!status.isBoost()) {
            changed.add(status.id());
        }
    }

    private List<IndexedStatus> read(Collection<StatusId> ids) {
        return ids.isEmpty() ? List.of() : database.read(tx -> store.byIds(tx, ids, clock.millis()));
    }

    private void refreshAndCommit() {
        long now = System.nanoTime();
        if (unseen && now - refreshed > REFRESH_BUILT_NANOS) {
            indexes.building().ifPresent(StatusIndex::refresh);
            refreshed = now;
            unseen = false;
        }
        if (uncommitted && now - committed > COMMIT_NANOS) {
            indexes.all().forEach(StatusIndex::commit);
            committed = now;
            uncommitted = false;
        }
    }

    /** Begins to build a new index beside the current one, if that is complete and older than a request. */
    boolean beginRebuild(long request) {
        lock.lock();
        try {
            StatusIndex current = indexes.current();
            if (closed
                    || current == null
                    || indexes.building().isPresent()
                    || current.progress().request() >= request) {
                return false;
            }
            indexes.beginNext(Progress.none(indexes.position(), request));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Adds some statuses to the index that is being built, the newest first; false if there is nothing more to do. */
    boolean build() {
        lock.lock();
        try {
            Optional<StatusIndex> building = closed ? Optional.empty() : indexes.building();
            if (building.isEmpty()) {
                return false;
            }
            StatusIndex index = building.get();
            List<StatusId> ids =
                    database.read(tx -> store.before(tx, index.progress().builtDownTo(), BUILT_AT_ONCE));
            uncommitted = true;
            if (ids.isEmpty()) {
                complete(index);
                return false;
            }
            index.replace(ids, read(ids));
            index.advance(index.progress().downTo(ids.getLast().value()));
            unseen = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void complete(StatusIndex index) {
        index.refresh();
        index.advance(index.progress().completed());
        index.commit();
        if (index != indexes.current()) {
            indexes.replaceCurrent();
        }
    }

    /** The number of statuses that an index will have. */
    long expected() {
        return database.read(store::count);
    }

    /** Ends the updates, and commits. */
    void close() {
        lock.lock();
        try {
            closed = true;
            indexes.close();
        } finally {
            lock.unlock();
        }
    }
}
