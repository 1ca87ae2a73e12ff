package org.groundswell.trending;

import java.time.Instant;
import java.util.Map;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.reputation.Reputation;
import org.groundswell.reputation.ReputationPolicy;

/**
 * What has to be known to make uses of some events.
 *
 * @param now when they are looked at
 * @param reputations of the accounts in the events
 * @param targets the posts that something was done to, as far as they may trend
 */
record News(
        Instant now,
        ReputationPolicy policy,
        Map<AccountId, Reputation> reputations,
        Map<StatusId, PostUsesStore.Target> targets) {
    /** Whether an account's actions count. */
    boolean counts(AccountId account) {
        Reputation reputation = reputations.get(account);
        return policy.verdicts().counts(account.value(), reputation == null ? "" : reputation.domain());
    }
}
