package org.groundswell.web.settings;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The tags on the visitor's profile.
 *
 * @param suggested the names of tags that could be added, without their {@code #}
 * @param full whether no more can be added
 * @param typed the text that was refused, to be corrected
 * @param problem why it was refused
 */
public record FeaturedTagsPage(
        PageFrame page,
        List<Row> featured,
        List<String> suggested,
        int most,
        boolean full,
        String typed,
        Optional<String> problem)
        implements View {

    /**
     * A featured tag.
     *
     * @param url the visitor's posts with it
     * @param uses how many there are and when the last one was made, in words
     */
    public record Row(String id, String name, String url, String uses) {}

    @Override
    public String template() {
        return "settings/featured_tags";
    }
}
