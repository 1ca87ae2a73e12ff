package org.groundswell.importing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an import of a file would find.
 *
 * @param records in the file
 * @param formats how many of them are in each format
 * @param posts that are no boosts, {@code replies} of them replies and {@code quotes} quoting another
 * @param first when the oldest was posted, and {@code last} the newest; empty if there are none
 * @param rejected records, or parts of them, that could not be imported; a boost of what is neither here nor in the file
 *     is not among them
 */
public record Inspection(
        long records,
        Map<String, Long> formats,
        long posts,
        long replies,
        long quotes,
        long boosts,
        Optional<Instant> first,
        Optional<Instant> last,
        long rejected) {}
