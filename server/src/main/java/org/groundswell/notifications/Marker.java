package org.groundswell.notifications;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How far an account has read a timeline.
 *
 * @param version grows with each change
 */
public record Marker(Timeline timeline, long lastRead, int version, Instant updatedAt) {
    /** A timeline with a marker. */
    public enum Timeline {
        HOME,
        NOTIFICATIONS;

        /** The name in the API and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Timeline> named(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }
    }
}
