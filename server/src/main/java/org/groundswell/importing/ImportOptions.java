package org.groundswell.importing;

import java.util.Optional;

/**
 * The options of an import.
 *
 * @param format the name of a {@link Format}, for files that look like another; empty to detect it
 * @param account user name of the author, if the file doesn't name one
 * @param media whether media are imported
 * @param unpacked bytes that the media of a tar may take in the work directory while they are imported
 */
public record ImportOptions(Optional<String> format, Optional<String> account, boolean media, long unpacked) {
    /** 20 GB. */
    public static final long UNPACKED = 20_000_000_000L;

    public static final ImportOptions NONE = new ImportOptions(Optional.empty(), Optional.empty());

    /** With media. */
    public ImportOptions(Optional<String> format, Optional<String> account) {
        this(format, account, true, UNPACKED);
    }

    /** A key that is the same for equal options, and empty for {@link #NONE}. */
    String key() {
        return format.map(name -> "|format=" + name).orElse("")
                + account.map(name -> "|account=" + name).orElse("")
                + (media ? "" : "|media=no");
    }
}
