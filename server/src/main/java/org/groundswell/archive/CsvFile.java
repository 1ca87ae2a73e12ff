package org.groundswell.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files of an account's lists, with the names and columns that Mastodon's have, so that other servers can import them.
 * Those of blocks, lists, servers and bookmarks have no line with the names of their columns.
 */
public enum CsvFile {
    FOLLOWING("following_accounts", List.of("Account address", "Show boosts", "Notify on new posts", "Languages")),
    FOLLOWERS("followers", List.of("Account address")),
    LISTS("lists", List.of()),
    BLOCKS("blocked_accounts", List.of()),
    MUTES("muted_accounts", List.of("Account address", "Hide notifications")),
    DOMAIN_BLOCKS("blocked_domains", List.of()),
    BOOKMARKS("bookmarks", List.of());

    private final String fileName;
    private final List<String> columns;

    CsvFile(String fileName, List<String> columns) {
        this.fileName = fileName;
        this.columns = columns;
    }

    /** Without its ending. */
    public String fileName() {
        return fileName;
    }

    /** The names of its columns, which are its first line; empty if it has no such line. */
    List<String> columns() {
        return columns;
    }

    public static Optional<CsvFile> parse(String fileName) {
        return Arrays.stream(values())
                .filter(file -> file.fileName.equals(fileName))
                .findFirst();
    }
}
