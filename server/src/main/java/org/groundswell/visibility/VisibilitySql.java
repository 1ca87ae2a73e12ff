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

    /** Visible to {@code :viewer}, for any relationship to the author. */
    public static String visibleTo(String alias) {
        return "(" + isOpen(alias) + " OR " + isOwn(alias) + " OR " + isMentioned(alias) + " OR " + alias
                + ".visibility = 2 AND EXISTS (SELECT 1 FROM follow vf WHERE vf.follower_id = :viewer AND vf.followee_id = "
                + alias + ".account_id))";
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
            case Viewer.Member member
            when member.followed().contains(author) -> "(" + isForFollowers(alias) + " OR " + isMentioned(alias) + ")";
            case Viewer.Member _ -> "(" + isOpen(alias) + " OR " + isMentioned(alias) + ")";
        };
    }

    private static String isForFollowers(String alias) {
        return alias + ".visibility <= 2";
    }

    private static String isOwn(String alias) {
        return alias + ".account_id = :viewer";
    }

    private static String isMentioned(String alias) {
        return "EXISTS (SELECT 1 FROM status_mention vm WHERE vm.account_id = :viewer AND vm.status_id = " + alias
                + ".id)";
    }
}
