package org.groundswell.tags;

import java.util.Optional;

/**
 * What moderators decided about a tag besides its trends.
 *
 * @param usable whether new posts may have it
 * @param listable whether searches, suggestions and lists of trends may show it
 * @param displayName the spelling that is shown instead of the most frequent one
 */
public record TagSettings(boolean usable, boolean listable, Optional<String> displayName) {
    /** The settings of a tag about which nothing was decided. */
    public static final TagSettings STANDARD = new TagSettings(true, true, Optional.empty());
}
