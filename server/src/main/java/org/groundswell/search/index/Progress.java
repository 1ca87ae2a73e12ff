package org.groundswell.search.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.groundswell.events.Position;

/**
 * How far an index has come. It is committed with the documents, so that both are of one moment after a crash.
 *
 * @param position the last event of the log whose statuses are in it
 * @param builtDownTo all statuses from this id on are in it, as of the position; 0 if it is complete
 * @param request the number of the last request to build it again that it fulfils
 */
public record Progress(Position position, long builtDownTo, long request) {
    /** An index that is complete. */
    static final long COMPLETE = 0;

    /** An index that is still empty. */
    public static Progress none(Position position, long request) {
        return new Progress(position, Long.MAX_VALUE, request);
    }

    public boolean isComplete() {
        return builtDownTo == COMPLETE;
    }

    public Progress at(Position other) {
        return new Progress(other, builtDownTo, request);
    }

    public Progress downTo(long id) {
        return new Progress(position, id, request);
    }

    public Progress completed() {
        return downTo(COMPLETE);
    }

    Map<String, String> save(String installation) {
        return Map.of(
                "format",
                Fields.FORMAT,
                "installation",
                installation,
                "position",
                position.toString(),
                "builtDownTo",
                Long.toString(builtDownTo),
                "request",
                Long.toString(request));
    }

    /** Empty if another version or for another database wrote it. */
    static Optional<Progress> read(Map<String, String> saved, String installation) {
        Map<String, String> all = new HashMap<>(saved);
        if (!Fields.FORMAT.equals(all.get("format")) || !installation.equals(all.get("installation"))) {
            return Optional.empty();
        }
        return Optional.of(new Progress(
                new Position(Long.parseLong(all.getOrDefault("position", "0"))),
                Long.parseLong(all.getOrDefault("builtDownTo", "0")),
                Long.parseLong(all.getOrDefault("request", "0"))));
    }
}
