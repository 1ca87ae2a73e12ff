package org.groundswell.archive;

import java.util.Arrays;
import java.util.Optional;

/**
 * The files of an account's lists, with the names and columns that Mastodon's have, so that other servers can import them.
 * Those of blocks, lists, servers and bookmarks have no line with the names of their columns.
 */
public enum CsvFile {
    FOLLOWING("following_accounts", "Account address,Show boosts,Notify on new posts,Languages"),
    FOLLOWERS("followers", "Account address"),
    LISTS("lists", ""),
    BLOCKS("blocked_accounts", ""),
    MUTES("muted_accounts", "Account address,Hide notifications"),
    DOMAIN_BLOCKS("blocked_domains", ""),
    BOOKMARKS("bookmarks", "");

    private final String fileName;
    private final String header;

    CsvFile(String fileName, String header) {
        this.fileName = fileName;
        this.header = header;
    }

    /** Without its ending. */
    public String fileName() {
        return fileName;
    }

    /** The first line, with the names of the columns; empty if it has none. */
    String header() {
        return header;
    }

    public static Optional<CsvFile> parse(String fileName) {
        return Arrays.stream(values())
                .filter(file -> file.fileName.equals(fileName))
                .findFirst();
    }
}
