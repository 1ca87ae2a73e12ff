package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * Tags and their settings.
 *
 * @param query the name that was searched for, or empty
 * @param problem why a change was refused
 * @param older the query of the next page
 */
public record AdminTagsPage(
        PageFrame page, List<Entry> tags, String query, Optional<String> problem, Optional<String> older)
        implements View {
    /**
     * A tag with its form.
     *
     * @param facts its people and posts, in words
     * @param displayName the spelling that moderators chose, or empty
     * @param shown the settings that are on, so that a form changes only what its moderator changed
     * @param open whether the form is unfolded
     */
    public record Entry(
            String id,
            String name,
            String path,
            String facts,
            String displayName,
            boolean usable,
            boolean listable,
            boolean trendable,
            String shown,
            boolean open) {}

    @Override
    public String template() {
        return "admin/tags";
    }
}
