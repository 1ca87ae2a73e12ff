package org.groundswell.statuses;

import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Follows;
import org.groundswell.db.Tx;
import org.groundswell.words.AccountId;
import org.groundswell.words.Refusal;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;

/** Who may see a status: everybody what is public or unlisted, its author always, those mentioned, and followers. */
public final class Audience {
    private final StatusStore store;
    private final Follows follows;

    public Audience(StatusStore store, Follows follows) {
        this.store = store;
        this.follows = follows;
    }

    public boolean maySee(Tx tx, Optional<AccountId> viewer, Status status) {
        if (status.visibility().isOpen()) {
            return true;
        }
        if (viewer.isEmpty()) {
            return false;
        }
        AccountId who = viewer.get();
        return status.account().equals(who)
                || store.isMentioned(tx, status.id(), who)
                || (status.visibility() == Visibility.FOLLOWERS && follows.isFollowing(tx, who, status.account()));
    }

    /**
     * A status that somebody may see. A boost is there for those who may see what it boosts.
     *
     * @throws Refusal.NotFound if it isn't there, or the viewer may not see it
     */
    public Status visible(Tx tx, Optional<AccountId> viewer, StatusId id) {
        Status status =
                store.byId(tx, id).filter(found -> maySee(tx, viewer, found)).orElseThrow(Refusal.NotFound::new);
        if (status.boostOf() != null) {
            visible(tx, viewer, status.boostOf());
        }
        return status;
    }

    /**
     * What a person means who does something with a status: what it boosts, if it is a boost.
     *
     * @throws Refusal.NotFound if it isn't there, or the viewer may not see it
     */
    Status meant(Tx tx, AccountId viewer, StatusId id) {
        Status status = visible(tx, Optional.of(viewer), id);
        return status.boostOf() == null ? status : visible(tx, Optional.of(viewer), status.boostOf());
    }

    /** The same, held until the transaction ends, so that it is neither changed nor deleted meanwhile. */
    Status lockMeant(Tx tx, AccountId viewer, StatusId id) {
        StatusId meant = meant(tx, viewer, id).id();
        return Optional.ofNullable(store.lock(tx, List.of(meant)).get(meant)).orElseThrow(Refusal.NotFound::new);
    }
}
