package org.groundswell.discovery;

/** Why an account is suggested. The order is that in which reasons are named. */
public enum SuggestionSource {
    /** Accounts that one follows follow it. */
    FRIENDS_OF_FRIENDS,
    /** It posts in tags that one follows, or has chosen. */
    FOLLOWED_TAGS,
    /** Many people of this server follow it. */
    MOST_FOLLOWED
}
