package org.groundswell.web.embed;

import org.groundswell.rendering.View;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;

/**
 * A post in another site's frame.
 *
 * @param careful whether it, or the post that it quotes, has a tag that is a sensitive topic: no avatar, no picture, no preview of a
 *     page, no name of a quoted person and no number of replies is shown
 */
public record EmbedPost(PageFrame.Site site, PostView post, boolean careful, Translator t) implements View {
    @Override
    public String template() {
        return "embed/post";
    }
}
