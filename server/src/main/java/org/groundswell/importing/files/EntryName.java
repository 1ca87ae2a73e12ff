package org.groundswell.importing.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of files in archives, in one form. They are only compared, and never become names of files on this disk. */
final class EntryName {
    private static final int LONGEST = 1_024;

    private EntryName() {}

    /**
     * The name without {@code .} segments and with slashes, since some Windows programs use backslashes.
     *
     * @return empty if it is too long, absolute, leads out of its archive or has control characters
     */
    static Optional<String> of(String packed) {
        String name = packed.replace('\\', '/');
        boolean isOdd = name.isEmpty()
                || name.length() > LONGEST
                || name.startsWith("/")
                || name.chars().anyMatch(Character::isISOControl);
        if (isOdd) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..") || segment.isEmpty()) {
                return Optional.empty();
            }
            if (!segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
    }
}
