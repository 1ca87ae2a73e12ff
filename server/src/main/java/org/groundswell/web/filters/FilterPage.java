package org.groundswell.web.filters;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The form for a filter.
 *
 * @param path where the form is sent
 * @param action warn, hide or blur
 * @param keywords its keywords, and some empty rows
 * @param expiry until when it applies, or since when it no longer does; empty if it doesn't expire
 * @param times the times to choose from
 * @param problem a message about the form sent before
 */
public record FilterPage(
        PageFrame page,
        String path,
        String title,
        List<Context> contexts,
        String action,
        List<Row> keywords,
        List<FilteredPost> posts,
        String expiry,
        List<Time> times,
        Optional<String> problem)
        implements View {

    /** A context, with its name in words. */
    public record Context(String name, String words, boolean chosen) {}

    /**
     * A keyword.
     *
     * @param id empty in a new row
     */
    public record Row(String id, String text, boolean wholeWord) {}

    /** A post in the filter. */
    public record FilteredPost(long id, String url) {}

    /** A time until the filter expires. */
    public record Time(String name, String words, boolean chosen) {}

    public boolean isNew() {
        return path.endsWith("/new");
    }

    @Override
    public String template() {
        return "filters/filter";
    }
}
