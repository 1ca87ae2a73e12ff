package org.groundswell.moderation;

import java.util.Set;
import org.groundswell.links.LinkUrl;

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
        Set<String> withheldDomains,
        Entries entries) {
    public static final Verdicts NONE = new Verdicts(
            false,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            new Entries(Set.of(), Set.of(), Set.of(), Set.of()));

    /**
     * Decisions about posts and pages.
     *
     * @param hiddenPosts the ids of posts that no list shows
     * @param hiddenLinks the addresses of pages that no list shows
     * @param approvedLinks those that lists show although their website is hidden
     * @param hiddenPublishers the names of websites
     */
    public record Entries(
            Set<String> hiddenPosts,
            Set<String> hiddenLinks,
            Set<String> approvedLinks,
            Set<String> hiddenPublishers) {}

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

    /** @param id of a post; whether it may be on a list */
    public boolean showsPost(String id) {
        return !entries.hiddenPosts().contains(id);
    }

    /** Whether a page may be on a list. What was decided about it counts more than what was about its website. */
    public boolean showsLink(LinkUrl link) {
        String site = link.site();
        return !withheldDomains.contains(site)
                && !entries.hiddenLinks().contains(link.url())
                && (!entries.hiddenPublishers().contains(site)
                        || entries.approvedLinks().contains(link.url()));
    }

    /** Whether moderators let the pages of a website be on lists. */
    public boolean showsPublisher(String site) {
        return !withheldDomains.contains(site) && !entries.hiddenPublishers().contains(site);
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
