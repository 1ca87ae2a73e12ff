package org.groundswell.statuses;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The permission to reply to a status, and its note below the status. */
public enum ReplyPolicy {
    EVERYBODY,
    /** Accounts that its author follows, or mentions in it. */
    FOLLOWED,
    /** But its author. */
    NOBODY;

    /** As forms and the database have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReplyPolicy> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
