package org.groundswell.exports;

import org.groundswell.rendering.View;

/**
 * The template data of a story in a self-contained HTML file.
 *
 * @param style the stylesheet
 */
public record StoryAlone(StoryView story, String style) implements View {
    @Override
    public String template() {
        return "exports/story";
    }
}
