package org.groundswell.web.story;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * Published stories, newest first; for editors, drafts too.
 *
 * @param older the query of the next page
 */
public record StoriesPage(PageFrame page, List<Entry> published, Optional<String> older, List<Entry> drafts)
        implements View {

    /**
     * A story in a list.
     *
     * @param language the language of a draft; empty for a published story
     */
    public record Entry(String title, String url, String tag, String lead, Ago at, String language) {}

    @Override
    public String template() {
        return "story/stories";
    }
}
