package org.groundswell.web.story;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;

/** Requests by editors to quote the visitor. */
public record QuoteRequestsPage(PageFrame page, List<Question> questions) implements View {

    /**
     * A request to quote a post.
     *
     * @param url the story's address, if it is published
     * @param by the editor's name
     * @param tag the story's tag
     * @param answer yes, unnamed, no, or open
     * @param replyPolicy who may reply to the post: everybody, followed or nobody
     * @param post the post to be quoted, if it is still there
     */
    public record Question(
            String story,
            Optional<String> url,
            String status,
            String by,
            String tag,
            Ago at,
            String answer,
            String replyPolicy,
            Optional<PostView> post) {}

    @Override
    public String template() {
        return "story/quote_requests";
    }
}
