package org.groundswell.tags;

import java.util.Optional;
import org.groundswell.model.TagName;

/**
 * A tag and how it did.
 *
 * @param id empty for one that nobody has used or followed yet
 * @param displayName how most people write it
 * @param posts public statuses with it, exactly
 * @param people their distinct authors, exactly
 */
public record Tag(Optional<TagId> id, TagName name, String displayName, long posts, long people) {}
