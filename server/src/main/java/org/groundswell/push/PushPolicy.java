package org.groundswell.push;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The accounts whose notifications are sent to a subscription, as Mastodon's API names them. */
public enum PushPolicy {
    ALL,
    /** Accounts that the recipient follows. */
    FOLLOWED,
    /** Accounts that follow the recipient. */
    FOLLOWER,
    NONE;

    /** The name in the API and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PushPolicy> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
