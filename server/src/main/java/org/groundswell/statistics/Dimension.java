package org.groundswell.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The figures that are broken down by something else than days. */
public enum Dimension {
    /** The languages of the people who were active. */
    LANGUAGES,
    /** The servers of the authors of all posts. */
    SERVERS,
    /** The versions of the software that the server runs on. */
    SOFTWARE_VERSIONS,
    /** The size of the database in bytes. */
    SPACE_USAGE,
    /** The languages of public posts with a tag. */
    TAG_LANGUAGES,
    /** The servers of the authors of public posts with a tag. */
    TAG_SERVERS,
    /** The languages of the posts by accounts of another server. */
    INSTANCE_LANGUAGES;

    /** What it is about. */
    public Topic.Kind about() {
        return switch (this) {
            case LANGUAGES, SERVERS, SOFTWARE_VERSIONS, SPACE_USAGE -> Topic.Kind.ALL;
            case TAG_LANGUAGES, TAG_SERVERS -> Topic.Kind.TAG;
            case INSTANCE_LANGUAGES -> Topic.Kind.SERVER;
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
