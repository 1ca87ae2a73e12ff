package org.groundswell.web.search;

import java.util.Arrays;
import java.util.Locale;

/** A tab of the results. The first shows some of each kind. */
public enum SearchTab {
    ALL,
    POSTS,
    PEOPLE,
    TAGS;

    /** The tab by its name in the address; the first for any other name. */
    static SearchTab of(String name) {
        return Arrays.stream(values())
                .filter(tab -> tab.parameter().equals(name))
                .findFirst()
                .orElse(ALL);
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its name. */
    public String label() {
        return switch (this) {
            case ALL -> "search.all";
            case POSTS -> "search.posts";
            case PEOPLE -> "search.people";
            case TAGS -> "search.tags";
        };
    }

    boolean shows(SearchTab kind) {
        return this == ALL || this == kind;
    }
}
