package org.groundswell.publishing;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.OwnedDataRegistry;
import org.groundswell.events.DeletedBy;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.jobs.Queue;
import org.groundswell.links.LinkStore;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.tags.TagStore;

/**
 * Removes statuses and corrects the counts they were part of. The status itself is deleted at once. The rows that refer to it
 * (boosts of it, and the rows that features declare as {@link OwnedData}) are deleted in batches, the first of them in the same
 * transaction, so that no write takes as long as a post with a million boosts would need. The rest is a job in a queue. Each boost
 * is removed with an event.
 */
final class StatusRemoval {
    private static final int PIECE = 200;
    private static final int MOST_COUNTED = 1_000;
    private static final int STATUSES_AT_ONCE = 100;
    private static final int BATCHES_AT_ONCE = 10;

    private final StatusStore store;
    private final LeftoverStore leftovers = new LeftoverStore();
    private final OwnedDataRegistry owned;
    private final Queue<StatusId> queue;
    private final AccountStore accounts;
    private final TagStore tags;
    private final LinkStore links;
    private final PostMedia media;
    private final EventLog events;
    private final InstantSource clock;

    StatusRemoval(
            StatusTables tables, EventLog events, OwnedDataRegistry owned, Queue<StatusId> queue, InstantSource clock) {
        this.store = tables.statuses();
        this.accounts = tables.accounts();
        this.tags = tables.tags();
        this.links = tables.links();
        this.media = tables.media();
        this.events = events;
        this.owned = owned;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Removes a status that this transaction has locked, and the first batch of the rows that refer to it.
     *
     * @param facts what the event log says of it
     */
    void remove(Tx tx, Status status, StatusFacts facts, DeletedBy by) {
        status.source().uri().ifPresent(uri -> leftovers.rememberRemoved(tx, uri, clock.instant()));
        if (removeRow(tx, status, facts, by) && removePiece(tx, new StatusReference(status.id(), status.account()))) {
            remember(tx, status.id());
        }
    }

    private void remember(Tx tx, StatusId status) {
        leftovers.add(tx, status, clock.instant());
        enqueue(tx, status);
    }

    private void enqueue(Tx tx, StatusId status) {
        queue.addOnce(tx, status.toString(), status);
    }

    /** Makes sure that each deleted status that rows still refer to has its job. Earlier versions had none. */
    void enqueueLeftovers(Database database) {
        StatusId last = new StatusId(0);
        List<StatusId> some = database.read(tx -> leftovers.after(tx, last, PIECE));
        while (!some.isEmpty()) {
            List<StatusId> batch = some;
            database.writing(tx -> batch.forEach(status -> enqueue(tx, status)));
            some = database.read(tx -> leftovers.after(tx, batch.getLast(), PIECE));
        }
    }

    /** Deletes some batches of the rows that refer to a deleted status; true if nothing is left. */
    boolean removeSome(Database database, StatusId status) {
        boolean more = true;
        for (int i = 0; i < BATCHES_AT_ONCE && more; i++) {
            more = removeBatch(database, status);
        }
        return !more;
    }

    /** True if there may be more. */
    private boolean removeBatch(Database database, StatusId status) {
        return database.write(tx -> {
            boolean left = removePiece(tx, new StatusReference(status, null));
            if (!left) {
                leftovers.remove(tx, status);
                queue.remove(tx, status.toString());
            }
            return left;
        });
    }

    /** Deletes all rows that still refer to deleted statuses; returns the number of those statuses. */
    int removeLeftovers(Database database) {
        int finished = 0;
        List<StatusId> some = database.read(tx -> leftovers.some(tx, STATUSES_AT_ONCE));
        while (!some.isEmpty()) {
            for (StatusId status : some) {
                boolean more = true;
                while (more) {
                    more = removeBatch(database, status);
                }
                finished++;
            }
            some = database.read(tx -> leftovers.some(tx, STATUSES_AT_ONCE));
        }
        return finished;
    }

    /** The number of deleted statuses that some rows still refer to; 1,000 at the most. */
    int leftovers(Database database) {
        return database.read(tx -> leftovers.some(tx, MOST_COUNTED)).size();
    }

    /** Deletes a batch of the rows that refer to a deleted status; true if there may be more. */
    private boolean removePiece(Tx tx, StatusReference gone) {
        List<Boost> boosts = leftovers.lockBoosts(tx, gone.status(), PIECE);
        for (Boost boost : boosts) {
            StatusFacts facts = EventFacts.of(boost, Optional.ofNullable(gone.author()));
            // Imports have brought boosts and replies that point to boosts.
            if (removeRow(tx, boost, facts, DeletedBy.OTHERS)
                    && (owned.rows().deleteOf(tx, boost.id(), PIECE) || leftovers.isBoosted(tx, boost.id()))) {
                remember(tx, boost.id());
            }
        }
        boolean more = owned.rows().deleteOf(tx, gone.status(), PIECE);
        return more || boosts.size() == PIECE;
    }

    /** Deletes a status's own row and corrects the counts it was part of; false if another transaction has done so. */
    private boolean removeRow(Tx tx, Status status, StatusFacts facts, DeletedBy by) {
        if (!store.delete(tx, status.id())) {
            return false;
        }
        tags.deleteUses(tx, status.id());
        tags.deleteAccountUses(tx, facts);
        links.deleteUses(tx, status.id());
        switch (status) {
            case Post post -> {
                post.references()
                        .parent()
                        .filter(_ -> post.isCountedReply())
                        .ifPresent(parent -> store.countReply(tx, parent, -1));
                post.references()
                        .quoted()
                        .filter(_ -> post.isCountedQuote())
                        .ifPresent(quoted -> store.countQuote(tx, quoted, -1));
                media.delete(tx, post.id());
            }
            case Boost boost -> {
                if (boost.isCountedBoost()) {
                    store.countBoost(tx, boost.original(), -1, boost.source().isImported());
                }
            }
        }
        if (status.isCounted()) {
            accounts.countDeleted(tx, status.account(), 1);
        }
        events.append(tx, new Event.StatusDeleted(facts, by));
        return true;
    }
}
