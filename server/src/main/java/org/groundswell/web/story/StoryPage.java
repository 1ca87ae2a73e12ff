package org.groundswell.web.story;

import java.util.List;
import org.groundswell.exports.StoryView;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/** A published story, or the automatic story of a tag. */
public record StoryPage(PageFrame page, StoryView story, Around around) implements View {

    /**
     * Formats of a story, and what an editor can do with it.
     *
     * @param files the address of its files, without their ending
     * @param query the part and language of its files, from {@code ?} on
     * @param edit the address of its editor, or empty
     * @param start the address that begins a story to edit from it, or empty
     */
    public record Around(
            String files, String query, String edit, String start, String language, List<Choice> languages) {
        /** A language it can be read in. */
        public record Choice(String name, String code, String url, boolean chosen) {}
    }

    @Override
    public String template() {
        return "story/story";
    }
}
