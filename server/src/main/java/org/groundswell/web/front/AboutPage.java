package org.groundswell.web.front;

import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/** The page about this server: how tags, waves and stories work. */
public record AboutPage(PageFrame page) implements View {
    @Override
    public String template() {
        return "front/about";
    }
}
