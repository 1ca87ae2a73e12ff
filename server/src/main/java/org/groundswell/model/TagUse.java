package org.groundswell.model;

/**
 * A tag as a status uses it.
 *
 * @param name as its author spelled it, without {@code #}
 * @param key the tag that this spelling stands for
 */
public record TagUse(String name, TagName key) {
    /** The use of a name that is known to be a tag's. */
    public static TagUse of(String name) {
        return new TagUse(name, TagName.of(name));
    }
}
