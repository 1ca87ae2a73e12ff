package org.groundswell.trending;

import java.time.Instant;
import java.util.Map;
import org.groundswell.words.AccountId;
import org.groundswell.words.StatusId;

/**
 * What has to be known to make uses of some events.
 *
 * @param now when they are looked at
 * @param standings of those who did something
 * @param targets the posts that something was done to, as far as they may trend
 */
record News(
        Instant now,
        Community community,
        Map<AccountId, Standing> standings,
        Map<StatusId, PostUsesStore.Target> targets) {
    /** Whether what somebody does counts. */
    boolean counts(AccountId account) {
        Standing standing = standings.get(account);
        return community.verdicts().counts(account.value(), standing == null ? "" : standing.domain());
    }
}
