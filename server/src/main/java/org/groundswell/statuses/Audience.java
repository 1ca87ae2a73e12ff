package org.groundswell.statuses;

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

    /** @throws Refusal.NotFound if it isn't there, or not for these eyes */
    public Status visible(Tx tx, Optional<AccountId> viewer, StatusId id) {
        return store.byId(tx, id).filter(status -> maySee(tx, viewer, status)).orElseThrow(Refusal.NotFound::new);
    }
}
