package org.groundswell.importing;

/**
 * What became of an import.
 *
 * @param read records in the file
 * @param imported posts added, {@code replies} of them replies
 * @param known posts that were here already
 * @param rejected records that could not be imported
 * @param resumedAfter records that an earlier run, which was stopped, had dealt with; they are among those read
 */
public record ImportReport(long read, long imported, long replies, long known, long rejected, long resumedAfter) {}
