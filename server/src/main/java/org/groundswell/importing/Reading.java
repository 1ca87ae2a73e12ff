package org.groundswell.importing;

import java.util.List;

/**
 * The parsed content of a record.
 *
 * @param posts posts, each after the ones it boosts or quotes
 * @param rejected reasons why parts of the record can't be imported; the other parts can
 * @param deleted addresses of posts that the record says were deleted
 */
record Reading(List<ImportedPost> posts, List<BadRecord> rejected, List<String> deleted) {
    static Reading of(List<ImportedPost> posts) {
        return new Reading(posts, List.of(), List.of());
    }

    static Reading deletion(String uri) {
        return new Reading(List.of(), List.of(), List.of(uri));
    }

    /** A line without posts, such as a notice of a stream. */
    static Reading nothing() {
        return of(List.of());
    }
}
