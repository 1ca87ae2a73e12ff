package org.groundswell.accounts;

import java.util.List;
import org.groundswell.model.AccountId;

/**
 * The relationship of the viewer to another account.
 *
 * @param notifying whether the viewer wants notifications of the other's posts
 * @param languages the languages of the other's posts that the viewer wants; empty for all
 */
public record Relationship(
        AccountId other,
        boolean following,
        boolean showingBoosts,
        boolean notifying,
        List<String> languages,
        boolean followedBy) {}
