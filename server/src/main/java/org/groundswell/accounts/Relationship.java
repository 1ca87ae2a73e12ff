package org.groundswell.accounts;

import org.groundswell.words.AccountId;

/** What is between the one who looks and another account. */
public record Relationship(
        AccountId other, boolean following, boolean showingBoosts, boolean notifying, boolean followedBy) {}
