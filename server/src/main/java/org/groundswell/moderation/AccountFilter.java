package org.groundswell.moderation;

import java.util.Optional;
import java.util.Set;
import org.groundswell.auth.Role;

/**
 * A selection of accounts for moderators. An empty part selects all.
 *
 * @param local whether accounts of this server or of others are selected
 * @param roles those of which an account has one; {@link Role#USER} includes accounts that can't sign in here
 * @param username the beginning of the username
 * @param displayName the beginning of the display name
 * @param email the whole address
 * @param search what a moderator looks for
 */
public record AccountFilter(
        Optional<Boolean> local,
        Optional<State> state,
        Optional<Set<Role>> roles,
        Optional<String> username,
        Optional<String> displayName,
        Optional<String> domain,
        Optional<String> email,
        Optional<AccountSearch> search) {
    /** The accounts of a state and an origin that a search finds. */
    public static AccountFilter of(Optional<State> state, Optional<Boolean> local, Optional<AccountSearch> search) {
        return new AccountFilter(
                local,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                search);
    }

    /** The states of accounts, as the API names them. */
    public enum State {
        ACTIVE,
        PENDING,
        DISABLED,
        SILENCED,
        SUSPENDED,
        SENSITIZED
    }
}
