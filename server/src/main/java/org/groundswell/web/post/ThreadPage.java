package org.groundswell.web.post;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.QuotePolicy;
import org.groundswell.rendering.View;
import org.groundswell.web.compose.ComposerForms;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;

/**
 * A post in its thread.
 *
 * @param ancestors the posts above it
 * @param main the post itself
 * @param earlier how many more are above
 * @param earlierPath where they are
 * @param descendants the posts below it
 * @param later how many more are below
 * @param laterPath where they are
 * @param reply a form to reply with, if the visitor may
 * @param replyPolicy who may reply: everybody, followed or nobody
 * @param quotePolicy who may quote it, if the visitor may change that
 * @param problem why the visitor's vote was refused; otherwise empty
 * @param muted whether the visitor has muted its conversation
 */
public record ThreadPage(
        PageFrame page,
        List<PostView> ancestors,
        int earlier,
        String earlierPath,
        PostView main,
        List<PostView> descendants,
        int later,
        String laterPath,
        Optional<ComposerForms.Form> reply,
        String replyPolicy,
        Optional<QuotePolicy> quotePolicy,
        boolean muted,
        String problem)
        implements View {
    @Override
    public String template() {
        return "post/thread";
    }
}
