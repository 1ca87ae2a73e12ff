package org.groundswell.web.tag;

import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;

/**
 * A post that is added to an open page. It has no forms, since many visitors get the same.
 *
 * @param careful whether its tag is a sensitive topic: no avatar is shown
 */
public record LivePost(PageFrame page, PostView post, boolean careful) implements View {
    @Override
    public String template() {
        return "tag/live_post";
    }
}
