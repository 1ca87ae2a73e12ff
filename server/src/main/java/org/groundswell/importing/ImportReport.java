package org.groundswell.importing;

/**
 * What became of an import.
 *
 * @param read records in the file
 * @param imported posts added, {@code replies} of them replies
 * @param known posts that were here already
 * @param deleted posts that were passed over or removed, since a notice says that they were deleted, or they were removed
 *     here before
 * @param withoutOriginal boosts that were left out, since what they boost is not here
 * @param rejected records that could not be imported
 * @param resumedAfter records that an earlier run, which was stopped, had dealt with; they are among those read
 */
public record ImportReport(
        long read,
        long imported,
        long replies,
        long known,
        long deleted,
        long withoutOriginal,
        long rejected,
        long resumedAfter) {}
