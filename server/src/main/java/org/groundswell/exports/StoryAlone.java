package org.groundswell.exports;

import org.groundswell.rendering.View;

/**
 * A story as a page that stands alone.
 *
 * @param style the stylesheet
 */
public record StoryAlone(StoryView story, String style) implements View {
    @Override
    public String template() {
        return "exports/story";
    }
}
