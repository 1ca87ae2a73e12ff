package org.groundswell.web.post;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;

/**
 * The quotes of a post.
 *
 * @param post the post that they quote
 * @param quotes newest first
 * @param older the query of the next part
 */
public record QuotesPage(PageFrame page, PostView post, List<PostView> quotes, Optional<String> older) implements View {
    @Override
    public String template() {
        return "post/quotes";
    }
}
