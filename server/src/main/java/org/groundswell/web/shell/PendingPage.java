package org.groundswell.web.shell;

import org.groundswell.rendering.View;

/** A page whose content is still being computed. */
public record PendingPage(PageFrame page, String heading) implements View {
    @Override
    public String template() {
        return "shell/pending_page";
    }
}
