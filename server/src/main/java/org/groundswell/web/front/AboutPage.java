package org.groundswell.web.front;

import java.util.List;
import org.groundswell.rendering.View;
import org.groundswell.rules.Rule;
import org.groundswell.web.shell.PageFrame;

/**
 * The page about this server: its rules and policies, and how tags, waves and stories work.
 *
 * @param terms whether there are terms of service
 */
public record AboutPage(PageFrame page, List<Rule> rules, boolean terms) implements View {
    @Override
    public String template() {
        return "front/about";
    }
}
