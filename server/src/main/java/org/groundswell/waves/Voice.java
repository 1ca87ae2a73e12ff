package org.groundswell.waves;

import org.groundswell.accounts.Account;
import org.groundswell.model.StatusId;
import org.groundswell.trends.wave.Joining;

/**
 * An account that joined a wave and moved it.
 *
 * @param joining when, and what came after
 * @param post with which post
 * @param direct how many joined in the six hours after, having boosted, answered or quoted what it said before
 */
public record Voice(Account account, Joining joining, StatusId post, int direct) {
    private static final double CERTAIN = 3;
    private static final int MOST_RANK = 2;
    private static final int LEAST_AFTER = 20;

    /** Whether the rise after it stands out, among the moments of this wave. */
    public boolean isFollowedByRise() {
        return joining.significance() >= CERTAIN && joining.after() >= LEAST_AFTER && joining.rank() <= MOST_RANK;
    }
}
