package org.groundswell.lists;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The replies that the timeline of a list shows, besides replies of accounts to themselves. */
public enum RepliesPolicy {
    NONE,
    /** To members of the list. */
    LIST,
    /** To any account that the owner follows. */
    FOLLOWED;

    public static Optional<RepliesPolicy> parse(String name) {
        return Arrays.stream(values())
                .filter(each -> each.apiName().equals(name))
                .findFirst();
    }

    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
