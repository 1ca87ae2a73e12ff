package org.groundswell.model;

import java.time.Instant;
import java.util.Optional;

/** The form of all ids: 48 bits of milliseconds since the epoch, then 16 bits of sequence. */
public final class Ids {
    private static final int SEQUENCE_BITS = 16;

    private Ids() {}

    /** The lowest id of a moment. */
    public static long first(long epochMillis) {
        return epochMillis << SEQUENCE_BITS;
    }

    /** When an id was made. */
    public static Instant instant(long id) {
        return Instant.ofEpochMilli(id >> SEQUENCE_BITS);
    }

    static Optional<Long> parse(String text) {
        if (text.isEmpty() || text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
