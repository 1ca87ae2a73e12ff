package org.groundswell.web.tag;

import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/** The form that asks which two waves to compare. */
public record CompareFormPage(PageFrame page) implements View {
    @Override
    public String template() {
        return "tag/compare_form";
    }
}
