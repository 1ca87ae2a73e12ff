package org.groundswell.statuses;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.Exclusion;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.Viewer;
import org.groundswell.visibility.ViewerStore;

/** Finds statuses for a viewer: what the viewer may not see is not there. */
public final class Audience {
    private final StatusStore store;
    private final ViewerStore viewers;

    public Audience(StatusStore store) {
        this(store, new ViewerStore());
    }

    private Audience(StatusStore store, ViewerStore viewers) {
        this.store = store;
        this.viewers = viewers;
    }

    /** Moderators at their desk, where blocks and mutes don't count ({@link ViewerStore#ofDesk}). */
    public static Audience ofDesk(StatusStore store) {
        return new Audience(store, ViewerStore.ofDesk());
    }

    /** The viewer of some statuses, with relations to their authors. */
    Viewer viewer(Tx tx, Optional<AccountId> account, Collection<Status> statuses) {
        return viewers.load(tx, account, statuses);
    }

    /** Those of some accounts that an account follows. */
    Set<AccountId> followed(Tx tx, AccountId account, Collection<AccountId> authors) {
        return viewers.followed(tx, account, authors);
    }

    /** Whether an account blocks another. */
    boolean isBlocking(Tx tx, AccountId account, AccountId other) {
        return viewers.ofAuthors(tx, Optional.of(account), List.of(other))
                .exclusion(other)
                .filter(Exclusion.BLOCKING::equals)
                .isPresent();
    }

    /** A status, if it is there and the viewer may see it. */
    public Optional<Status> find(Tx tx, Optional<AccountId> account, StatusId id) {
        return store.byId(tx, id)
                .filter(found -> viewer(tx, account, List.of(found)).maySee(found));
    }

    /** The statuses that the viewer may see, in their order. */
    public List<Status> visible(Tx tx, Optional<AccountId> account, Collection<Status> statuses) {
        Viewer viewer = viewer(tx, account, statuses);
        return statuses.stream().filter(viewer::maySee).toList();
    }

    /** The statuses that a list shows to the viewer, in their order. */
    List<Status> shown(Tx tx, Optional<AccountId> account, Collection<Status> statuses) {
        Viewer viewer = viewer(tx, account, statuses);
        return statuses.stream().filter(viewer::isShown).toList();
    }

    /** The kinds of accounts that the viewer's lists leave out. */
    Exclusions exclusions(Tx tx, Optional<AccountId> account) {
        return viewers.exclusions(tx, account);
    }

    /**
     * A status that the viewer may see. A boost is there for viewers who may see what it boosts.
     *
     * @throws Refusal.NotFound if it isn't there, or the viewer may not see it
     */
    public Status visible(Tx tx, Optional<AccountId> account, StatusId id) {
        Status status = find(tx, account, id).orElseThrow(Refusal.NotFound::new);
        status.boost().ifPresent(boost -> visible(tx, account, boost.original()));
        return status;
    }

    /** The same, locked until the transaction ends: it is neither changed nor deleted before. */
    public Status lockVisible(Tx tx, AccountId viewer, StatusId id) {
        visible(tx, Optional.of(viewer), id);
        return Optional.ofNullable(store.lock(tx, List.of(id)).get(id)).orElseThrow(Refusal.NotFound::new);
    }

    /**
     * The post that an action on a status applies to: itself, or what it boosts.
     *
     * @throws Refusal.NotFound if it isn't there, or the viewer may not see it
     */
    public Post meant(Tx tx, Optional<AccountId> viewer, StatusId id) {
        return switch (visible(tx, viewer, id)) {
            case Post post -> post;
            case Boost boost -> visible(tx, viewer, boost.original()).post().orElseThrow(Refusal.NotFound::new);
        };
    }

    /** The same, locked until the transaction ends: it is neither changed nor deleted before. */
    public Post lockMeant(Tx tx, AccountId viewer, StatusId id) {
        StatusId meant = meant(tx, Optional.of(viewer), id).id();
        return Optional.ofNullable(store.lock(tx, List.of(meant)).get(meant))
                .flatMap(Status::post)
                .orElseThrow(Refusal.NotFound::new);
    }
}
