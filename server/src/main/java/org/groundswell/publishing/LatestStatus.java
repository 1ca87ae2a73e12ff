package org.groundswell.publishing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;

/**
 * Changes statuses in two steps, since nothing is parsed while the one writer waits: what takes time is prepared from a
 * status as it is seen; then it is locked, and changed if it still says the same.
 */
final class LatestStatus {
    /** The number of times that a change begins again when it meets another. */
    private static final int MOST_ATTEMPTS = 20;

    private final Database database;
    private final StatusStore store;

    LatestStatus(Database database, StatusStore store) {
        this.database = database;
        this.store = store;
    }

    /** The change of a locked status. */
    interface Change {
        Status make(Status locked, Tx tx);
    }

    /** The preparation of a change, before the write. */
    interface Preparation {
        Change prepare(Status seen, Tx tx);
    }

    private record Prepared(Status seen, Change change) {}

    /**
     * Changes a status of its author.
     *
     * @throws Refusal.NotFound if it isn't there, or another account's
     * @throws Refusal.Conflict if it is changed by others at each attempt
     */
    Status change(AccountId author, StatusId id, Preparation preparation) {
        return change(id, status -> status.account().equals(author), preparation);
    }

    /**
     * Changes a status.
     *
     * @param allowed whether the caller may change it, as it is seen
     * @throws Refusal.NotFound if it isn't there, or the caller may not change it
     * @throws Refusal.Conflict if it is changed by others at each attempt
     */
    Status change(StatusId id, Predicate<Status> allowed, Preparation preparation) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Prepared prepared = database.read(tx -> {
                Status seen = store.byId(tx, id).filter(allowed).orElseThrow(Refusal.NotFound::new);
                return new Prepared(seen, preparation.prepare(seen, tx));
            });
            Optional<Status> changed = database.write(tx -> {
                Status locked = Optional.ofNullable(
                                lock(tx, List.of(prepared.seen())).get(id))
                        .orElseThrow(Refusal.NotFound::new);
                return saysTheSame(locked, prepared.seen())
                        ? Optional.of(prepared.change().make(locked, tx))
                        : Optional.empty();
            });
            if (changed.isPresent()) {
                return changed.get();
            }
        }
        throw new Refusal.Conflict("error.post.conflict");
    }

    static boolean saysTheSame(Status one, Status other) {
        return one.visibility() == other.visibility()
                && one.post().map(Post::content).equals(other.post().map(Post::content))
                && quote(one).equals(quote(other));
    }

    private static Optional<Post.Quote> quote(Status status) {
        return status.post().flatMap(post -> post.references().quote());
    }

    /** Locks statuses together with those that count them, and returns the former as they are now. */
    Map<StatusId, Status> lock(Tx tx, Collection<Status> seen) {
        Set<StatusId> wanted = new LinkedHashSet<>();
        for (Status status : seen) {
            wanted.add(status.id());
            status.parent().ifPresent(wanted::add);
            status.post().flatMap(post -> post.references().quoted()).ifPresent(wanted::add);
            status.boost().map(Boost::original).ifPresent(wanted::add);
        }
        Map<StatusId, Status> locked = store.lock(tx, wanted);
        locked.keySet().retainAll(seen.stream().map(Status::id).toList());
        return locked;
    }
}
