package org.groundswell.relationships;

import org.groundswell.model.AccountId;

/** A row of a list of accounts, which pages by an id of its own. */
record Entry(long pageId, AccountId account) {}
