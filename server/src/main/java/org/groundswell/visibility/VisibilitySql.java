package org.groundswell.visibility;

import org.groundswell.model.AccountId;

/**
 * The visibility rules as SQL conditions on a row of {@code status}, named by its alias. The only text in the project that
 * knows the numbers of {@link org.groundswell.model.Visibility}. Aliases are constants of the caller; conditions that name
 * {@code :viewer} need an account bound to it.
 */
public final class VisibilitySql {
    private VisibilitySql() {}

    /** Listed: in public timelines, tags, trends, waves. In this form it matches the partial indexes. */
    public static String isListed(String alias) {
        return alias + ".visibility = 0";
    }

    /** Open to anyone with the address: public or unlisted. */
    public static String isOpen(String alias) {
        return alias + ".visibility <= 1";
    }

    /** For its author and the accounts it mentions only. */
    public static String isDirect(String alias) {
        return alias + ".visibility = 3";
    }

    /** The same, also while the suspension of its author hides it. */
    public static String isDirectOrHiddenDirect(String alias) {
        return "coalesce(" + alias + ".restored_visibility, " + alias + ".visibility) = 3";
    }

    /** Not hidden by a suspension: others than its author may see it. */
    public static String isNotHidden(String alias) {
        return alias + ".visibility <= 3";
    }

    /**
     * A condition, with its AND in front, that an account is not suspended.
     *
     * @param account the column of the account, with the alias of its table
     */
    public static String andNotSuspended(String account) {
        return " AND NOT EXISTS (SELECT 1 FROM account vs WHERE vs.suspended_at IS NOT NULL AND vs.id = "
                + qualified(account) + ")";
    }

    /**
     * An account that lists may offer to people who don't know it: it wants to be discovered, and moderators have not
     * restricted it. In this form it matches the partial indexes.
     *
     * @param account the alias of its row of {@code account}
     */
    public static String isOffered(String account) {
        return account + ".discoverable AND NOT " + account + ".limited AND " + account + ".suspended_at IS NULL";
    }

    /**
     * Found by everyone's searches: a listed status of an account that allows it.
     *
     * @param author the alias of its author's row of {@code account}
     */
    public static String isSearchable(String alias, String author) {
        return "(" + isListed(alias) + " AND " + author + ".indexable)";
    }

    /** Found by the searches of {@code :viewer}, who may see it: also own statuses, and those that mention the viewer. */
    public static String isFindable(String alias, String author) {
        return "(" + isSearchable(alias, author) + " OR " + isOwn(alias) + " OR " + isMentioned(alias) + ")";
    }

    /** Visible to {@code :viewer}, for any relationship to the author. */
    public static String visibleTo(String alias) {
        return "((" + isOpen(alias) + " OR " + isOwn(alias) + " OR " + isMentioned(alias) + " OR " + alias
                + ".visibility = 2 AND EXISTS (SELECT 1 FROM follow vf WHERE vf.follower_id = :viewer AND vf.followee_id = "
                + alias + ".account_id)) AND " + isNotBlockedBy(alias + ".account_id") + ")";
    }

    /** Visible to {@code :viewer}, who is its author or follows its author. */
    public static String visibleToFollower(String alias) {
        return "(" + isForFollowers(alias) + " OR " + isOwn(alias) + " OR " + isMentioned(alias) + ")";
    }

    /**
     * Visible to a viewer whose relation to the one author of all rows is loaded; names {@code :viewer} unless the viewer is
     * anonymous.
     */
    public static String visibleTo(Viewer viewer, AccountId author, String alias) {
        return switch (viewer) {
            case Viewer.Anonymous() -> isOpen(alias);
            case Viewer.Member member when member.account().equals(author) -> isOwn(alias);
            case Viewer.Member member when member.blockedBy().contains(author) -> "(" + isOwn(alias) + " AND 1 = 0)";
            case Viewer.Member member
            when member.followed().contains(author) -> "(" + isForFollowers(alias) + " OR " + isMentioned(alias) + ")";
            case Viewer.Member _ -> "(" + isOpen(alias) + " OR " + isMentioned(alias) + ")";
        };
    }

    /**
     * The same for a moderator at the desk, who also reads the posts of a suspended author that were open before: the decision
     * and its appeal are about them. No other page may use this condition.
     */
    public static String visibleAtDesk(Viewer moderator, AccountId author, String alias) {
        return "(" + visibleTo(moderator, author, alias) + " OR NOT " + isNotHidden(alias) + " AND " + alias
                + ".restored_visibility <= 1)";
    }

    /**
     * A condition, with its AND in front, that lists for a viewer leave out an account; empty if they leave out none. Names
     * {@code :viewer}, which {@link Exclusions#bind} binds.
     *
     * @param account the column of the account, with the alias of its table: without it, the condition would mean its own
     *     tables' columns
     */
    public static String andShown(Exclusions exclusions, String account) {
        qualified(account);
        return (exclusions.blocking() ? " AND " + isNotRelated("block", "account_id", "target_id", account) : "")
                + (exclusions.blockedBy() ? " AND " + isNotBlockedBy(account) : "")
                + (exclusions.muting() ? " AND " + isNotRelated("mute", "account_id", "target_id", account) : "")
                + (exclusions.domainBlocking()
                        ? " AND NOT EXISTS (SELECT 1 FROM account va JOIN account_domain_block vd"
                                + " ON vd.domain = va.domain AND vd.account_id = :viewer WHERE va.id = " + account + ")"
                        : "");
    }

    /**
     * The same for the accounts that cause notifications: a mute leaves them out only if it says so. Where the column is null,
     * no relation counts.
     */
    public static String andNotifying(Exclusions exclusions, String account) {
        Exclusions others = new Exclusions(
                exclusions.account(),
                exclusions.blocking(),
                exclusions.blockedBy(),
                false,
                exclusions.domainBlocking());
        return andShown(others, account)
                + (exclusions.muting()
                        ? " AND NOT EXISTS (SELECT 1 FROM mute vb WHERE vb.account_id = :viewer AND vb.target_id = "
                                + account + " AND vb.notifications)"
                        : "");
    }

    /**
     * The same for a status in the home timeline, which is left out too if it boosts a post of such an account, or mentions
     * an account that the viewer blocks or mutes.
     */
    public static String andShownAtHome(Exclusions exclusions, String alias) {
        return andShown(exclusions, alias + ".account_id")
                + andOriginalShown(exclusions, alias)
                + andMentionsNone(exclusions.blocking(), "block", alias)
                + andMentionsNone(exclusions.muting(), "mute", alias);
    }

    /** The same for boosts only: of posts of such accounts. */
    public static String andOriginalShown(Exclusions exclusions, String alias) {
        return exclusions.isNone()
                ? ""
                : " AND (" + alias + ".boost_of_id IS NULL OR EXISTS (SELECT 1 FROM status vo WHERE vo.id = " + alias
                        + ".boost_of_id" + andShown(exclusions, "vo.account_id") + "))";
    }

    private static String qualified(String column) {
        if (column.indexOf('.') < 0) {
            throw new IllegalArgumentException("a column without its table: " + column);
        }
        return column;
    }

    private static String andMentionsNone(boolean there, String table, String alias) {
        return there
                ? " AND NOT EXISTS (SELECT 1 FROM status_mention vm JOIN " + table
                        + " vb ON vb.target_id = vm.account_id AND vb.account_id = :viewer WHERE vm.status_id = "
                        + alias
                        + ".id)"
                : "";
    }

    private static String isNotBlockedBy(String account) {
        return isNotRelated("block", "target_id", "account_id", account);
    }

    private static String isNotRelated(String table, String viewer, String other, String account) {
        return "NOT EXISTS (SELECT 1 FROM " + table + " vb WHERE vb." + viewer + " = :viewer AND vb." + other + " = "
                + account + ")";
    }

    private static String isForFollowers(String alias) {
        return alias + ".visibility <= 2";
    }

    private static String isOwn(String alias) {
        return alias + ".account_id = :viewer";
    }

    private static String isMentioned(String alias) {
        return "(" + isNotHidden(alias)
                + " AND EXISTS (SELECT 1 FROM status_mention vm WHERE vm.account_id = :viewer AND vm.status_id = "
                + alias + ".id))";
    }
}
