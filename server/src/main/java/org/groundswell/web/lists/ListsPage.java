package org.groundswell.web.lists;

import java.util.List;
import java.util.Optional;
import org.groundswell.lists.FollowList;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The visitor's lists.
 *
 * @param typed the title that was refused, or empty
 * @param problem why it was refused
 */
public record ListsPage(PageFrame page, List<FollowList> lists, String typed, Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "lists/lists";
    }
}
