package org.groundswell.web.front;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.rules.Rule;
import org.groundswell.text.SafeHtml;
import org.groundswell.web.shell.PageFrame;

/**
 * The page about this server: its rules and policies, and how tags, waves and stories work.
 *
 * @param text what its administrators say about it
 * @param terms whether there are terms of service
 */
public record AboutPage(PageFrame page, Optional<SafeHtml> text, List<Rule> rules, boolean terms) implements View {
    @Override
    public String template() {
        return "front/about";
    }
}
