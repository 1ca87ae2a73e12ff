package org.groundswell.timelines;

import java.util.List;
import org.groundswell.model.TagName;

/**
 * Which tags a tag timeline is about.
 *
 * @param any a status must have at least one of these
 * @param all and all of these
 * @param none and none of these
 */
public record TagQuery(List<TagName> any, List<TagName> all, List<TagName> none) {
    public static TagQuery of(TagName tag) {
        return new TagQuery(List.of(tag), List.of(), List.of());
    }
}
