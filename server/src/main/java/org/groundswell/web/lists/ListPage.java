package org.groundswell.web.lists;

import java.util.List;
import java.util.Optional;
import org.groundswell.lists.FollowList;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;

/**
 * The timeline of a list.
 *
 * @param live the address of the number of new posts; empty for older pages
 * @param older the query of the next page
 */
public record ListPage(
        PageFrame page, FollowList list, List<PostView> posts, Optional<String> live, Optional<String> older)
        implements View {
    @Override
    public String template() {
        return "lists/list";
    }
}
