package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.announcements.AnnouncementEditor;
import org.groundswell.announcements.Reaction;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * All announcements, for administrators.
 *
 * @param typed the form for a new one, as it was refused
 * @param problem why a form was refused
 */
public record AnnouncementEditPage(PageFrame page, List<Entry> announcements, Typed typed, Optional<String> problem)
        implements View {
    /**
     * The values of a form.
     *
     * @param endsAt date and time in UTC, as the form has them; empty for no end
     */
    public record Typed(String text, String endsAt) {}

    /**
     * An announcement.
     *
     * @param version of the text
     * @param ended whether its time is over
     */
    public record Entry(String id, String version, Typed now, Ago published, boolean ended, List<Reaction> reactions) {}

    public int longestText() {
        return AnnouncementEditor.LONGEST_TEXT;
    }

    @Override
    public String template() {
        return "admin/announcements";
    }
}
