package org.groundswell.auth;

import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * What a token stands for.
 *
 * @param account whose it is; empty for an app's own token
 */
public record Grant(long appId, Optional<AccountId> account, Scopes scopes) {}
