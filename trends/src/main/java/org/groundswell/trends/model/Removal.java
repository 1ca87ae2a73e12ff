package org.groundswell.trends.model;

/** Why a use is retracted. */
public enum Removal {
    /**
     * Its author deleted the post, or removed the tag from it. The engine remembers for some hours who did, since posts may
     * be written only to be counted.
     */
    BY_AUTHOR,
    /**
     * Anything else: moderators removed the post, its author is suspended or the account deleted, or the use is replaced by
     * that of the edited post. It says nothing about the people who are left.
     */
    OTHERWISE
}
