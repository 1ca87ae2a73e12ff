package org.groundswell.publishing;

import java.time.InstantSource;
import java.util.List;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.links.LinkStore;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;
import org.groundswell.tags.TagStore;
import org.groundswell.words.Event;
import org.groundswell.words.StatusId;
import org.jspecify.annotations.Nullable;

/**
 * Removes statuses and takes back what they were counted for. A status itself goes at once; what hangs on it (boosts of it,
 * favourites, replies that point to it) goes in bounded pieces, the first of them in the same transaction, so that nobody's
 * write waits for the end of a post that a million people boosted. The event log is told of each boost that goes.
 */
final class StatusRemoval {
    private static final int PIECE = 200;
    private static final int MOST_COUNTED = 1_000;
    private static final int STATUSES_AT_ONCE = 100;

    private final StatusStore store;
    private final LeftoverStore leftovers = new LeftoverStore();
    private final AccountStore accounts;
    private final TagStore tags;
    private final LinkStore links;
    private final EventLog events;
    private final InstantSource clock;

    StatusRemoval(
            StatusStore store,
            AccountStore accounts,
            TagStore tags,
            LinkStore links,
            EventLog events,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.tags = tags;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Removes a status that this transaction has locked, and the beginning of what hangs on it.
     *
     * @param facts what the event log says of it
     */
    void remove(Tx tx, Status status, Event.Facts facts) {
        if (status.uri() != null) {
            leftovers.rememberRemoved(tx, status.uri(), clock.instant());
        }
        if (removeRow(tx, status, facts) && removePiece(tx, status.id())) {
            leftovers.add(tx, status.id(), clock.instant());
        }
    }

    /** Goes on with the removal of what hangs on deleted statuses, until nothing is left; of how many statuses there was. */
    int removeLeftovers(Database database) {
        int finished = 0;
        List<StatusId> some = database.read(tx -> leftovers.some(tx, STATUSES_AT_ONCE));
        while (!some.isEmpty()) {
            for (StatusId status : some) {
                boolean more = true;
                while (more) {
                    more = database.write(tx -> {
                        boolean left = removePiece(tx, status);
                        if (!left) {
                            leftovers.remove(tx, status);
                        }
                        return left;
                    });
                }
                finished++;
            }
            some = database.read(tx -> leftovers.some(tx, STATUSES_AT_ONCE));
        }
        return finished;
    }

    /** Of how many deleted statuses something is left; 1,000 at the most. */
    int leftovers(Database database) {
        return database.read(tx -> leftovers.some(tx, MOST_COUNTED)).size();
    }

    /** Removes some of what hangs on a status that is gone; true if there may be more. */
    private boolean removePiece(Tx tx, StatusId gone) {
        List<Status> boosts = leftovers.lockBoosts(tx, gone, PIECE);
        for (Status boost : boosts) {
            // A boost has no text, so that its facts cost nothing.
            // Imports have brought boosts and replies that point to boosts.
            if (removeRow(tx, boost, boost.facts())
                    && (leftovers.removeAlone(tx, boost.id(), PIECE) || leftovers.isBoosted(tx, boost.id()))) {
                leftovers.add(tx, boost.id(), clock.instant());
            }
        }
        boolean more = leftovers.removeAlone(tx, gone, PIECE);
        return more || boosts.size() == PIECE;
    }

    /** Removes a status alone, and what it was counted for; false if somebody else has done it already. */
    private boolean removeRow(Tx tx, Status status, Event.Facts facts) {
        if (!store.delete(tx, status.id())) {
            return false;
        }
        tags.deleteUses(tx, status.id());
        links.deleteUses(tx, status.id());
        StatusId parent = status.inReplyTo();
        if (parent != null && status.isCountedReply()) {
            store.countReply(tx, parent, -1);
        }
        StatusId original = status.boostOf();
        if (original != null) {
            store.countBoost(tx, original, -1, !status.local());
        }
        if (status.isCounted()) {
            accounts.countDeleted(tx, status.account(), 1);
        }
        events.append(tx, new Event.StatusDeleted(facts, valueOf(parent), valueOf(original)));
        return true;
    }

    private static long valueOf(@Nullable StatusId id) {
        return id == null ? 0 : id.value();
    }
}
