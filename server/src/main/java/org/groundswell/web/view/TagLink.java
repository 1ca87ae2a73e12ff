package org.groundswell.web.view;

import org.groundswell.http.Params;
import org.groundswell.model.TagName;

/**
 * A link to the page of a tag.
 *
 * @param name as most people write it, without {@code #}
 */
public record TagLink(String name, String url) {
    static TagLink of(String displayName, TagName name) {
        return new TagLink(displayName, "/tags/" + Params.encode(name.key()));
    }
}
