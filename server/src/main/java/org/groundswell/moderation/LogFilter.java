package org.groundswell.moderation;

import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * A selection of entries of the moderation log. An empty part selects all.
 *
 * @param by who acted
 * @param about the account that was acted on
 */
public record LogFilter(Optional<AccountId> by, Optional<Target> about) {
    public static final LogFilter ALL = new LogFilter(Optional.empty(), Optional.empty());

    /**
     * An account that was acted on.
     *
     * @param acct its address, which stays in the log when the account is deleted
     * @param id empty if it was deleted
     */
    public record Target(String acct, Optional<AccountId> id) {}
}
