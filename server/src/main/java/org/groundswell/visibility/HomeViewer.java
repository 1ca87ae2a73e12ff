package org.groundswell.visibility;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.IdSet;

/**
 * An account with all accounts that its home and list timelines leave out, to decide about a status in memory. The rules are
 * those of {@link VisibilitySql#visibleToFollower} and {@link VisibilitySql#andShownAtHome}.
 *
 * @param blocked the accounts it blocks
 * @param blockedBy the accounts that block it
 * @param muted the accounts it mutes
 * @param blockedDomains the domains it blocks
 */
public record HomeViewer(AccountId account, IdSet blocked, IdSet blockedBy, IdSet muted, Set<String> blockedDomains) {
    /** Whether it may see a status of its own, or of an account that it follows. */
    public boolean maySeeAsFollower(Viewable status) {
        return new Viewer.Member(account, Set.of(status.account()), Set.of(), Map.of()).maySee(status);
    }

    /**
     * Whether its home timeline shows a post that it may see.
     *
     * @param domains the domains of accounts of other servers, at least of the author
     */
    public boolean showsPost(Viewable post, Map<AccountId, String> domains) {
        return isNone() || isShown(post.account(), domains) && mentionsNone(post.mentioned());
    }

    /**
     * Whether its home timeline shows a boost that it may see.
     *
     * @param author the author of the boosted post; empty if that post is gone
     * @param domains the domains of accounts of other servers, at least of the booster and the author
     */
    public boolean showsBoost(Viewable boost, Optional<AccountId> author, Map<AccountId, String> domains) {
        return isNone()
                || isShown(boost.account(), domains)
                        && author.filter(each -> isShown(each, domains)).isPresent();
    }

    /** Whether an account is in one of its sets. */
    public boolean names(AccountId other) {
        return blocked.contains(other) || blockedBy.contains(other) || muted.contains(other);
    }

    public boolean blocksDomains() {
        return !blockedDomains.isEmpty();
    }

    /** The number of accounts and domains. */
    public int size() {
        return blocked.size() + blockedBy.size() + muted.size() + blockedDomains.size();
    }

    private boolean isNone() {
        return size() == 0;
    }

    private boolean isShown(AccountId other, Map<AccountId, String> domains) {
        return !names(other) && !blockedDomains.contains(domains.getOrDefault(other, ""));
    }

    private boolean mentionsNone(List<AccountId> mentioned) {
        return mentioned.stream().noneMatch(each -> blocked.contains(each) || muted.contains(each));
    }
}
