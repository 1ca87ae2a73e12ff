package org.groundswell.auth;

import java.time.Instant;
import org.groundswell.model.AccountId;

/**
 * The credentials and role of a local account.
 *
 * @param approved whether the account may be used; false while it waits for a moderator
 * @param confirmed whether its owner is known to read the address
 * @param reason why they want to join, as they told where registrations need approval
 */
public record Login(
        AccountId account,
        String email,
        String passwordHash,
        Role role,
        boolean approved,
        boolean confirmed,
        String reason,
        PostingDefaults posting,
        Instant createdAt) {}
