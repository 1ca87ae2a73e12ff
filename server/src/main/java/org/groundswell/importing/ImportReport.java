package org.groundswell.importing;

/**
 * The result of an import.
 *
 * @param read number of records in the file
 * @param imported posts added, {@code replies} of them replies
 * @param known posts that already existed
 * @param deleted posts that were skipped or removed because of a deletion notice, or because they were removed here before
 * @param withoutOriginal boosts that were left out because their original is missing
 * @param rejected records that could not be imported
 * @param media of the posts that were added
 * @param resumedAfter records handled by an earlier run that was stopped; included in {@code read}
 */
public record ImportReport(
        long read,
        long imported,
        long replies,
        long known,
        long deleted,
        long withoutOriginal,
        long rejected,
        MediaReport media,
        long resumedAfter) {}
