package org.groundswell.importing;

import java.util.List;

/**
 * What became of an import.
 *
 * @param read records in the file
 * @param imported posts added, {@code replies} of them replies
 * @param known posts that were here already
 * @param rejected records that could not be imported, with the reasons
 */
public record ImportReport(long read, long imported, long replies, long known, List<Rejected> rejected) {
    /** A record that could not be imported: its line, or its place in the array. */
    public record Rejected(long number, String reason) {}
}
