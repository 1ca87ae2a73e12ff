package org.groundswell.web.scheduling;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The visitor's scheduled posts.
 *
 * @param problem why a change was refused
 */
public record ScheduledPage(PageFrame page, List<Item> posts, Optional<String> problem) implements View {
    /**
     * A scheduled post.
     *
     * @param time in the visitor's language, with the zone
     * @param field the same as the value of a field for a date and a time
     * @param options those of its poll
     * @param media how many pictures, videos and sounds it has
     * @param failed why it could not be published; empty before its time
     */
    public record Item(
            String id, String time, String field, String text, List<String> options, int media, String failed) {}

    @Override
    public String template() {
        return "scheduling/scheduled";
    }
}
