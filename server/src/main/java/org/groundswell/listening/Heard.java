package org.groundswell.listening;

import java.time.Instant;
import java.util.List;

/** Something that happened on another network. */
sealed interface Heard {
    /**
     * Somebody posted something in public.
     *
     * @param post which post, by an id that is the network's own
     * @param author who, by an id of the network's
     * @param tags without {@code #}
     */
    record Posted(String post, String author, Instant at, List<String> tags) implements Heard {}

    /** A post is gone. */
    record Deleted(String post) implements Heard {}
}
