package org.groundswell.web.tag;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.tags.Tag;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;

/**
 * A tag whose figures are still being computed: its latest posts.
 *
 * @param counted whether its posts and people are shown: not those of now on a past moment's page, nor if it is
 *     counted together with others
 * @param careful whether it is a sensitive topic: no avatars are shown
 * @param posts its latest posts
 * @param older the query of the next page of posts
 */
public record PendingTagPage(
        PageFrame page, Tag tag, boolean counted, boolean careful, List<PostView> posts, Optional<String> older)
        implements View {
    @Override
    public String template() {
        return "tag/pending";
    }
}
