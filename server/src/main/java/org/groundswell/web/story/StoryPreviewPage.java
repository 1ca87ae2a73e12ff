package org.groundswell.web.story;

import org.groundswell.exports.StoryView;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * A version of a story, as editors look at it before it is published.
 *
 * @param path the story's address
 * @param isPublished whether this is the version that everybody reads
 */
public record StoryPreviewPage(
        PageFrame page, StoryView story, String path, StoryEditPage.VersionView version, boolean isPublished)
        implements View {
    @Override
    public String template() {
        return "story/preview";
    }
}
