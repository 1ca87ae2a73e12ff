package org.groundswell.web;

/**
 * A post in another site's frame.
 *
 * @param careful whether it has a tag that needs care: no face and no replies are shown
 */
public record EmbedPost(Page.Site site, PostView post, boolean careful) implements View {
    @Override
    public String template() {
        return "embed_post";
    }
}
