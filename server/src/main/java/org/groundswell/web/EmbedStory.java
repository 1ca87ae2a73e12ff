package org.groundswell.web;

/**
 * The beginning of a story in another site's frame.
 *
 * @param url the story's address
 */
public record EmbedStory(Page.Site site, String url, StoryView story) implements View {
    @Override
    public String template() {
        return "embed_story";
    }
}
