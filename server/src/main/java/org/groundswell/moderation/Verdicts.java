package org.groundswell.moderation;

import java.util.Set;

/**
 * The moderators' decisions in force.
 *
 * @param approval whether a tag must be approved before it is listed
 * @param approved keys of approved tags
 */
public record Verdicts(
        boolean approval,
        Set<String> approved,
        Set<String> withheldTags,
        Set<Long> withheldAccounts,
        Set<String> withheldDomains) {
    public static final Verdicts NONE = new Verdicts(false, Set.of(), Set.of(), Set.of(), Set.of());

    /** Whether a tag may be on a list. */
    public boolean shows(String tag) {
        return approval ? approved.contains(tag) : !withheldTags.contains(tag);
    }

    /** Whether a tag waits for approval. */
    public boolean awaits(String tag) {
        return approval && !approved.contains(tag) && !withheldTags.contains(tag);
    }

    /** Whether an account's posts count. */
    public boolean counts(long account, String domain) {
        return !withheldAccounts.contains(account) && !withheldDomains.contains(domain);
    }
}
