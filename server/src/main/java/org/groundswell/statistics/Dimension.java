package org.groundswell.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The figures that are broken down by something else than days. */
public enum Dimension {
    /** The languages of the people who were active. */
    LANGUAGES,
    /** The versions of the software that the server runs on. */
    SOFTWARE_VERSIONS,
    /** The size of the database in bytes. */
    SPACE_USAGE,
    /** The languages of public posts with a tag. */
    TAG_LANGUAGES,
    /** The servers of the authors of public posts with a tag. */
    TAG_SERVERS;

    /** Whether it is about a tag. */
    public boolean isOfTag() {
        return switch (this) {
            case LANGUAGES, SOFTWARE_VERSIONS, SPACE_USAGE -> false;
            case TAG_LANGUAGES, TAG_SERVERS -> true;
        };
    }

    /** The name in the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> parse(String key) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.key().equals(key))
                .findFirst();
    }
}
