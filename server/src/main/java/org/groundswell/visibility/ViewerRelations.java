package org.groundswell.visibility;

import java.util.Optional;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.IdSet;

/**
 * All relations by which an account's lists leave out other accounts, loaded at once: for viewers that stay, such as open
 * streams. They are as of the moment they were loaded.
 *
 * @param domains the domains that the account blocks
 */
public record ViewerRelations(AccountId account, IdSet blocking, IdSet blockedBy, IdSet muting, Set<String> domains) {
    /** An account that is related to nobody in this way. */
    public static ViewerRelations none(AccountId account) {
        return new ViewerRelations(account, IdSet.EMPTY, IdSet.EMPTY, IdSet.EMPTY, Set.of());
    }

    /** Whether public lists show a status to this viewer: a listed one, by an account that they don't leave out. */
    public boolean isShownInPublic(Viewable status, Acct author) {
        return status.visibility().isListed() && !leavesOut(status.account(), author);
    }

    /** Whether this viewer's lists leave out all that an account writes. */
    public boolean leavesOut(AccountId author, Acct acct) {
        return isBlockedBy(author) || exclusion(author, acct).isPresent();
    }

    public boolean isBlockedBy(AccountId author) {
        return blockedBy.contains(author);
    }

    /** The reason why this viewer's lists leave out an account; the strongest, if there are several. */
    public Optional<Exclusion> exclusion(AccountId author, Acct acct) {
        if (blocking.contains(author)) {
            return Optional.of(Exclusion.BLOCKING);
        }
        if (!acct.isLocal() && domains.contains(acct.domain())) {
            return Optional.of(Exclusion.DOMAIN_BLOCKING);
        }
        return muting.contains(author) ? Optional.of(Exclusion.MUTING) : Optional.empty();
    }
}
