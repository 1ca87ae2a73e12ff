package org.groundswell.search.query;

/** The statuses among which a search looks: the values of {@code in:}. Each is named by its word in lower case. */
public enum Scope {
    /** All that the searching account may find. */
    ALL,
    /** The account's own statuses, those that mention it, and those it has favourited, boosted, bookmarked or replied to. */
    LIBRARY,
    /** Public statuses of accounts that may be searched. */
    PUBLIC
}
