package org.groundswell.archive;

/**
 * The sizes of an account's lists.
 *
 * @param statuses its posts and boosts
 */
public record ExportCounts(
        long statuses,
        long following,
        long followers,
        long lists,
        long blocks,
        long mutes,
        long domainBlocks,
        long bookmarks,
        long filters) {
    /** The number of entries of a file; of the file of lists, the number of lists. */
    public long of(CsvFile file) {
        return switch (file) {
            case FOLLOWING -> following;
            case FOLLOWERS -> followers;
            case LISTS -> lists;
            case BLOCKS -> blocks;
            case MUTES -> mutes;
            case DOMAIN_BLOCKS -> domainBlocks;
            case BOOKMARKS -> bookmarks;
        };
    }
}
