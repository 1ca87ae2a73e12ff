package org.groundswell.web.announcements;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The current announcements.
 *
 * @param problem why a reaction was refused
 */
public record AnnouncementsPage(PageFrame page, List<AnnouncementView> announcements, Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "announcements/announcements";
    }
}
