package org.groundswell.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The time between two digests of an account. */
public enum DigestPeriod {
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7));

    private final Duration length;

    DigestPeriod(Duration length) {
        this.length = length;
    }

    /** Its name in forms and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A period by its name; empty for all other words, such as "never". */
    public static Optional<DigestPeriod> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The first moment after now at which a digest is due: at the time of day at which it was due before. */
    Instant next(Instant due, Instant now) {
        long periods = now.isBefore(due) ? 0 : Duration.between(due, now).dividedBy(length) + 1;
        return due.plus(length.multipliedBy(periods));
    }

    Duration length() {
        return length;
    }
}
