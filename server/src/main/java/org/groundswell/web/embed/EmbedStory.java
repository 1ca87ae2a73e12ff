package org.groundswell.web.embed;

import org.groundswell.exports.StoryView;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The beginning of a story in another site's frame.
 *
 * @param url the story's address
 */
public record EmbedStory(PageFrame.Site site, String url, StoryView story) implements View {
    @Override
    public String template() {
        return "embed_story";
    }
}
