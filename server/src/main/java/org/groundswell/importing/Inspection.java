package org.groundswell.importing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A summary of a file, made without importing it.
 *
 * @param records number of records in the file
 * @param formats number of records by format
 * @param posts posts other than boosts, {@code replies} of them replies and {@code quotes} quotes
 * @param first time of the oldest post, with {@code last} for the newest; empty if there are none
 * @param media of the posts, by names and sizes alone
 * @param rejected records, or parts of them, that can't be imported; not including boosts whose original is missing
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
        MediaReport media,
        long rejected) {}
