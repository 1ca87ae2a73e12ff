package org.groundswell.importing;

import java.util.Optional;

/**
 * What is said of a file beside what is in it.
 *
 * @param format the name of a {@link Format}, for files that look like another; empty: it is found out
 * @param account whose posts these are, where the file doesn't say: a user name
 */
public record ImportOptions(Optional<String> format, Optional<String> account) {
    public static final ImportOptions NONE = new ImportOptions(Optional.empty(), Optional.empty());

    /** The same for the same options, and empty for {@link #NONE}. */
    String key() {
        return format.map(name -> "|format=" + name).orElse("")
                + account.map(name -> "|account=" + name).orElse("");
    }
}
