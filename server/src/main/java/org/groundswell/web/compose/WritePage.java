package org.groundswell.web.compose;

import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/** A composer on a page of its own. */
public record WritePage(PageFrame page, ComposerForms.Form form) implements View {
    @Override
    public String template() {
        return "compose/write";
    }
}
