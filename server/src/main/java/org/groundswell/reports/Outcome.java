package org.groundswell.reports;

import java.util.Locale;

/** The result of a case, as the reporters are told. The names are stored in the database. */
public enum Outcome {
    NO_ACTION,
    WARNED,
    POSTS_MARKED,
    POSTS_DELETED,
    MARKED_SENSITIVE,
    LIMITED,
    FROZEN,
    SUSPENDED,
    /** The account was deleted before a decision. */
    ACCOUNT_DELETED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
