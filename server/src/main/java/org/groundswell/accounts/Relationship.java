package org.groundswell.accounts;

import java.util.List;
import org.groundswell.model.AccountId;

/**
 * What is between the one who looks and another account.
 *
 * @param notifying whether alerts of the other's posts were asked for
 * @param languages in which the other's posts are wanted; none for all
 */
public record Relationship(
        AccountId other,
        boolean following,
        boolean showingBoosts,
        boolean notifying,
        List<String> languages,
        boolean followedBy) {}
