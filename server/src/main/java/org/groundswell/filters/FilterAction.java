package org.groundswell.filters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The effect of a filter on posts that match it. */
public enum FilterAction {
    /** The post is covered by a warning with the filter's title. */
    WARN,
    /** The post is left out. */
    HIDE,
    /** The post's media are covered; its text is shown. */
    BLUR;

    /** Its name in the API and in the database. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FilterAction> parse(String name) {
        return Arrays.stream(values())
                .filter(each -> each.apiName().equals(name))
                .findFirst();
    }
}
