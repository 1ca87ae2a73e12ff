package org.groundswell.web;

/**
 * A post that is added to an open page, as a visitor sees it who is not signed in.
 *
 * @param careful whether its tag needs care: no face is shown
 */
public record LivePost(Page page, PostView post, boolean careful) implements View {
    @Override
    public String template() {
        return "live_post";
    }
}
