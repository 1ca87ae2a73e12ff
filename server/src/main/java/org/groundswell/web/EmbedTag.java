package org.groundswell.web;

import org.groundswell.tags.Tag;

/**
 * A tag's wave in another site's frame.
 *
 * @param url the tag's address
 * @param share the address of a form to post with the tag
 */
public record EmbedTag(Page.Site site, Tag tag, String url, String share, WaveView wave) implements View {
    @Override
    public String template() {
        return "embed_tag";
    }
}
