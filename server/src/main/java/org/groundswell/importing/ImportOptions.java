package org.groundswell.importing;

import java.util.Optional;

/**
 * The options of an import.
 *
 * @param format the name of a {@link Format}, for files that look like another; empty to detect it
 * @param account user name of the author, if the file doesn't name one
 */
public record ImportOptions(Optional<String> format, Optional<String> account) {
    public static final ImportOptions NONE = new ImportOptions(Optional.empty(), Optional.empty());

    /** A key that is the same for equal options, and empty for {@link #NONE}. */
    String key() {
        return format.map(name -> "|format=" + name).orElse("")
                + account.map(name -> "|account=" + name).orElse("");
    }
}
