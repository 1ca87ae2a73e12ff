package org.groundswell.auth;

import java.time.Instant;
import org.groundswell.model.AccountId;
import org.groundswell.model.Visibility;

/**
 * The credentials and role of a local account.
 *
 * @param reason why they want to join, as they told where registrations need approval
 */
public record Login(
        AccountId account,
        String email,
        String passwordHash,
        Role role,
        boolean approved,
        String reason,
        Visibility defaultVisibility,
        boolean defaultSensitive,
        Instant createdAt) {}
