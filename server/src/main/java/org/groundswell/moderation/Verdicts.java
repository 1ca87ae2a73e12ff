package org.groundswell.moderation;

import java.util.Set;

/**
 * The moderators' decisions in force.
 *
 * @param approval whether a tag must be approved before it is listed
 * @param approved keys of approved tags
 * @param unlistedTags keys of tags that no list shows, or that nobody may use
 */
public record Verdicts(
        boolean approval,
        Set<String> approved,
        Set<String> withheldTags,
        Set<String> unlistedTags,
        Set<Long> withheldAccounts,
        Set<String> withheldDomains) {
    public static final Verdicts NONE = new Verdicts(false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /** Whether a tag may be on a list. */
    public boolean shows(String tag) {
        return !unlistedTags.contains(tag) && isTrendable(tag);
    }

    /** Whether the decisions about trends alone let a tag be on a list. */
    boolean isTrendable(String tag) {
        return approval ? approved.contains(tag) : !withheldTags.contains(tag);
    }

    /** Whether moderators hide a tag from lists. */
    public boolean hides(String tag) {
        return withheldTags.contains(tag) || unlistedTags.contains(tag);
    }

    /** Whether moderators hide any tags. */
    public boolean hidesTags() {
        return !withheldTags.isEmpty() || !unlistedTags.isEmpty();
    }

    /** Whether a tag waits for approval. */
    public boolean awaits(String tag) {
        return approval && !approved.contains(tag) && !hides(tag);
    }

    /** Whether an account's posts count. */
    public boolean counts(long account, String domain) {
        return !withheldAccounts.contains(account) && !withheldDomains.contains(domain);
    }
}
