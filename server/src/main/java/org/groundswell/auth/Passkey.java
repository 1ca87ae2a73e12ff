package org.groundswell.auth;

import java.time.Instant;

/**
 * A passkey of an account, as its owner sees it.
 *
 * @param id of its credential, in base64url
 * @param name chosen by its owner
 * @param synced whether it may be copied to other devices of its owner, such as by a password manager
 * @param lastUsedAt the time of the last sign-in; that of {@code createdAt} if there was none
 */
public record Passkey(String id, String name, boolean synced, Instant createdAt, Instant lastUsedAt) {
    public boolean isUsed() {
        return lastUsedAt.isAfter(createdAt);
    }
}
