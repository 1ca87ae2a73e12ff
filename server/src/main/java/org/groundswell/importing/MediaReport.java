package org.groundswell.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.groundswell.model.Message;

/**
 * The media of imported posts.
 *
 * @param files pictures, videos and sounds that were imported; in an {@link Inspection}, that would be if they can be decoded
 * @param leftOut the number that were left out, by the reason
 */
public record MediaReport(long files, Map<Message, Long> leftOut) {
    public static final MediaReport NONE = new MediaReport(0, Map.of());

    /** The number of all that were left out. */
    public long leftOutInAll() {
        return leftOut.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Counts media. Not thread-safe. */
    static final class Counter {
        private final Map<Message, Long> leftOut = new LinkedHashMap<>();
        private long files;

        void add(int more) {
            files += more;
        }

        void leaveOut(Message reason) {
            leftOut.merge(reason, 1L, Long::sum);
        }

        void add(Counter other) {
            files += other.files;
            other.leftOut.forEach((reason, count) -> leftOut.merge(reason, count, Long::sum));
        }

        MediaReport report() {
            return new MediaReport(files, new LinkedHashMap<>(leftOut));
        }
    }
}
