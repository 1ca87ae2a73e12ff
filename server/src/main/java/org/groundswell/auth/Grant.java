package org.groundswell.auth;

import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * The app, account and scopes of a token.
 *
 * @param account the account it acts for; empty for an app's own token
 */
public record Grant(long appId, Optional<AccountId> account, Scopes scopes) {}
