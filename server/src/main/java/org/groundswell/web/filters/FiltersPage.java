package org.groundswell.web.filters;

import java.util.List;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/** The visitor's filters. */
public record FiltersPage(PageFrame page, List<Row> filters) implements View {
    /**
     * A filter.
     *
     * @param keywords its keywords, as one text
     * @param posts the number of its posts
     * @param effect what it does, and where
     * @param expiry until when it applies, or since when it no longer does; empty if it doesn't expire
     * @param expired whether it has expired
     */
    public record Row(
            long id, String title, String keywords, int posts, String effect, String expiry, boolean expired) {}

    @Override
    public String template() {
        return "filters/filters";
    }
}
