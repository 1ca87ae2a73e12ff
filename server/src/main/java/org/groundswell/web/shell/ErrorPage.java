package org.groundswell.web.shell;

import org.groundswell.rendering.View;

/** An error: what happened and what to do. */
public record ErrorPage(PageFrame page, String heading, String message) implements View {
    @Override
    public String template() {
        return "shell/error";
    }
}
