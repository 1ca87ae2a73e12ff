package org.groundswell.web;

import java.util.List;
import java.util.Optional;

/**
 * A list of posts.
 *
 * @param older the query of the next page
 * @param empty a sentence that is shown instead of an empty list
 */
public record TimelinePage(Page page, String heading, List<PostView> posts, Optional<String> older, String empty)
        implements View {
    @Override
    public String template() {
        return "timeline";
    }
}
