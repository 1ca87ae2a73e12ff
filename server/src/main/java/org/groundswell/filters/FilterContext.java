package org.groundswell.filters;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A place where a filter applies. */
public enum FilterContext {
    /** The home timeline and lists. */
    HOME,
    NOTIFICATIONS,
    /** Public timelines and the pages of tags. */
    PUBLIC,
    /** The thread of a post. */
    THREAD,
    /** Profiles. */
    ACCOUNT;

    /** Its name in the API and in the database. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FilterContext> parse(String name) {
        return Arrays.stream(values())
                .filter(each -> each.apiName().equals(name))
                .findFirst();
    }

    /** The contexts of a row, separated by spaces. */
    static Set<FilterContext> stored(String names) {
        Set<FilterContext> contexts = EnumSet.noneOf(FilterContext.class);
        List.of(names.split(" ", -1)).forEach(name -> parse(name).ifPresent(contexts::add));
        return contexts;
    }
}
