package org.groundswell.web.post;

import java.util.List;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;

/**
 * The edits of a post.
 *
 * @param post the post as it is now
 * @param edits its versions, newest first
 */
public record HistoryPage(PageFrame page, PostView post, List<PostViews.EditView> edits) implements View {
    @Override
    public String template() {
        return "post/history";
    }
}
