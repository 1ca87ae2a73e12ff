package org.groundswell.relationships;

import org.groundswell.accounts.Account;

/**
 * An account in a list of followers, blocked accounts and the like.
 *
 * @param pageId what the list pages by
 */
public record Listed(long pageId, Account account) {}
