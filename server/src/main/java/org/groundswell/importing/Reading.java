package org.groundswell.importing;

import java.util.List;

/**
 * What a record holds.
 *
 * @param posts each after what it boosts or quotes
 * @param rejected the reasons of those parts of the record that can't be imported; the others can
 * @param deleted addresses of posts that the record says were deleted
 */
record Reading(List<ImportedPost> posts, List<BadRecord> rejected, List<String> deleted) {
    static Reading of(List<ImportedPost> posts) {
        return new Reading(posts, List.of(), List.of());
    }

    static Reading deletion(String uri) {
        return new Reading(List.of(), List.of(), List.of(uri));
    }

    /** A line that is no post, such as a stream's note that it left something out. */
    static Reading nothing() {
        return of(List.of());
    }
}
