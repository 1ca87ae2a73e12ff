package org.groundswell.web;

import java.util.List;

/**
 * The edits of a post.
 *
 * @param post the post as it is now
 * @param edits its versions, newest first
 */
public record HistoryPage(Page page, PostView post, List<PostViews.EditView> edits) implements View {
    @Override
    public String template() {
        return "history";
    }
}
