package org.groundswell.tags;

import java.util.Optional;
import org.groundswell.model.TagName;

/**
 * A tag with its counts.
 *
 * @param id empty for a tag that has never been used or followed
 * @param displayName the spelling that moderators chose, otherwise the most frequent one
 * @param posts the exact number of public statuses with it
 * @param people the exact number of their distinct authors
 */
public record Tag(Optional<TagId> id, TagName name, String displayName, long posts, long people) {
    Tag spelled(String spelling) {
        return new Tag(id, name, spelling, posts, people);
    }
}
