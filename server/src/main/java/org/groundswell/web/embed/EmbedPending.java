package org.groundswell.web.embed;

import org.groundswell.rendering.View;
import org.groundswell.tags.Tag;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageFrame;

/**
 * A tag in another site's frame while its wave is still being computed.
 *
 * @param url the tag's address
 */
public record EmbedPending(PageFrame.Site site, Tag tag, String url, Translator t) implements View {
    @Override
    public String template() {
        return "embed/pending";
    }
}
