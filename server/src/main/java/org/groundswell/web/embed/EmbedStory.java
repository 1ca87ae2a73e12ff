package org.groundswell.web.embed;

import org.groundswell.exports.StoryView;
import org.groundswell.rendering.View;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageFrame;

/**
 * The beginning of a story in another site's frame.
 *
 * @param url the story's address
 */
public record EmbedStory(PageFrame.Site site, String url, StoryView story, Translator t) implements View {
    @Override
    public String template() {
        return "embed/story";
    }
}
