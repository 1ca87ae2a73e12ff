package org.groundswell.statuses;

import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;

/**
 * A boost: a post, shared by an account with its followers.
 *
 * @param account the booster
 * @param original the post it boosts
 */
public record Boost(StatusId id, AccountId account, Visibility visibility, Source source, StatusId original)
        implements Status {
    /** Whether it counts in the number of boosts of the post: unless it is hidden. */
    public boolean isCountedBoost() {
        return !visibility.isHidden();
    }

    @Override
    public Boost withVisibility(Visibility other) {
        return new Boost(id, account, other, source, original);
    }

    /** Nobody: it has no text. */
    @Override
    public List<AccountId> mentioned() {
        return List.of();
    }
}
