package org.groundswell.moderation;

import java.util.Optional;

/**
 * A selection of accounts for moderators. An empty part selects all.
 *
 * @param local whether accounts of this server or of others are selected
 * @param staffOnly whether only accounts with a role are selected
 * @param username the beginning of the username
 * @param displayName the beginning of the display name
 * @param email the whole address
 */
public record AccountFilter(
        Optional<Boolean> local,
        Optional<State> state,
        boolean staffOnly,
        Optional<String> username,
        Optional<String> displayName,
        Optional<String> domain,
        Optional<String> email) {
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
