package org.groundswell.statuses;

import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.words.AccountId;
import org.groundswell.words.StatusId;
import org.jspecify.annotations.Nullable;

/**
 * What a page of statuses refers to, fetched at once so that nobody asks row by row.
 *
 * @param referred what they boost and quote, as far as these eyes may see it
 * @param people authors, those mentioned and those answered
 * @param own what the one who looks has done with them; empty for strangers
 */
public record Surroundings(
        Map<StatusId, Status> referred, Map<AccountId, Account> people, Optional<Interactions.Own> own) {

    /** A status's author. */
    public Account author(Status status) {
        Account author = people.get(status.account());
        if (author == null) {
            throw new IllegalStateException("status " + status.id() + " has no author");
        }
        return author;
    }

    /** What a status boosts; null if it boosts nothing, or what these eyes may not see. */
    public @Nullable Status boosted(Status status) {
        return status.boostOf() == null ? null : referred.get(status.boostOf());
    }

    /** Whether there is something to show: a boost of what can't be seen is nothing. */
    public boolean isShowable(Status status) {
        return status.boostOf() == null || referred.containsKey(status.boostOf());
    }
}
