package org.groundswell.web.front;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.announcements.AnnouncementView;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;

/**
 * A list of posts.
 *
 * @param announcements those that the visitor has not dismissed, above the posts
 * @param live the address of the number of new posts; empty for lists that get none, and for their older pages
 * @param older the query of the next page
 * @param empty a sentence that is shown instead of an empty list
 */
public record TimelinePage(
        PageFrame page,
        String heading,
        List<AnnouncementView> announcements,
        List<PostView> posts,
        Optional<String> live,
        Optional<String> older,
        String empty)
        implements View {
    @Override
    public String template() {
        return "front/timeline";
    }
}
