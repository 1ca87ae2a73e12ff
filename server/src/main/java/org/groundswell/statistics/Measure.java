package org.groundswell.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The figures that are counted by day. */
public enum Measure {
    /** People who used their account. */
    ACTIVE_USERS,
    /** Accounts that were made here. */
    NEW_USERS,
    /** Favourites, and replies and boosts by accounts of this server. */
    INTERACTIONS,
    OPENED_REPORTS,
    /** Reports whose case was closed. */
    RESOLVED_REPORTS,
    /** Authors of public posts with a tag. */
    TAG_ACCOUNTS,
    /** Public posts with a tag. */
    TAG_USES,
    /** Servers whose accounts wrote public posts with a tag. */
    TAG_SERVERS,
    /** Accounts of another server that became known here. */
    INSTANCE_ACCOUNTS,
    /** Posts by accounts of another server. */
    INSTANCE_STATUSES,
    /** Follows of accounts of another server. */
    INSTANCE_FOLLOWS,
    /** Follows by accounts of another server. */
    INSTANCE_FOLLOWERS,
    /** Reports about accounts of another server. */
    INSTANCE_REPORTS;

    /** What it is about. */
    public Topic.Kind about() {
        return switch (this) {
            case ACTIVE_USERS, NEW_USERS, INTERACTIONS, OPENED_REPORTS, RESOLVED_REPORTS -> Topic.Kind.ALL;
            case TAG_ACCOUNTS, TAG_USES, TAG_SERVERS -> Topic.Kind.TAG;
            case INSTANCE_ACCOUNTS, INSTANCE_STATUSES, INSTANCE_FOLLOWS, INSTANCE_FOLLOWERS, INSTANCE_REPORTS ->
                Topic.Kind.SERVER;
        };
    }

    /** The name in the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Measure> parse(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key().equals(key))
                .findFirst();
    }
}
