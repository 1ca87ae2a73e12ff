package org.groundswell.waves;

import org.groundswell.accounts.Account;
import org.groundswell.model.StatusId;
import org.groundswell.trends.wave.Joining;

/**
 * An account that joined a wave and influenced it.
 *
 * @param joining when it joined, and the newcomers before and after
 * @param post the post it joined with
 * @param direct how many people joined within six hours, after boosting, replying to or quoting its posts
 */
public record Voice(Account account, Joining joining, StatusId post, int direct) {
    private static final double CERTAIN = 3;
    private static final int MOST_RANK = 2;
    private static final int LEAST_AFTER = 20;

    /** Whether the rise afterwards is unusually strong for this wave. */
    public boolean isFollowedByRise() {
        return joining.significance() >= CERTAIN && joining.after() >= LEAST_AFTER && joining.rank() <= MOST_RANK;
    }
}
