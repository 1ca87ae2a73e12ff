package org.groundswell.featured;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.TagName;
import org.groundswell.tags.TagId;

/**
 * A tag that an account features.
 *
 * @param spelling the one that moderators chose, otherwise as the account wrote it
 * @param posts the exact number of the account's public and unlisted posts with it
 * @param lastPostAt when the newest of them was made; empty if there is none
 */
public record FeaturedTag(
        FeaturedTagId id, TagId tag, TagName name, String spelling, long posts, Optional<Instant> lastPostAt) {}
