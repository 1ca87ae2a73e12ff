package org.groundswell.trending;

import java.time.Instant;
import java.util.Map;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.reputation.Reputation;
import org.groundswell.reputation.ReputationPolicy;

/**
 * The data needed to convert a batch of events to uses.
 *
 * @param now the time of processing
 * @param reputations the reputations of the accounts in the events
 * @param targets the posts boosted, replied to or favourited in the events, if they may trend
 */
record FeedContext(
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
