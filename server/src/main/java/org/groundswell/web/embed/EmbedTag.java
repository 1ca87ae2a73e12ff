package org.groundswell.web.embed;

import org.groundswell.charts.WaveView;
import org.groundswell.rendering.View;
import org.groundswell.tags.Tag;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageFrame;

/**
 * A tag's wave in another site's frame.
 *
 * @param url the tag's address
 * @param share the address of a form to post with the tag
 */
public record EmbedTag(PageFrame.Site site, Tag tag, String url, String share, WaveView wave, Translator t)
        implements View {
    @Override
    public String template() {
        return "embed/tag";
    }
}
