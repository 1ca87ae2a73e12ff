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
    TAG_SERVERS;

    /** Whether it is about a tag. */
    public boolean isOfTag() {
        return switch (this) {
            case ACTIVE_USERS, NEW_USERS, INTERACTIONS, OPENED_REPORTS, RESOLVED_REPORTS -> false;
            case TAG_ACCOUNTS, TAG_USES, TAG_SERVERS -> true;
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
