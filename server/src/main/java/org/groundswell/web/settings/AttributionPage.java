package org.groundswell.web.settings;

import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The websites whose pages may name the visitor as their author.
 *
 * @param typed one in each line
 * @param creator what a page must name
 * @param problem why what was typed was refused
 */
public record AttributionPage(PageFrame page, String typed, int most, String creator, Optional<String> problem)
        implements View {
    @Override
    public String template() {
        return "settings/attribution";
    }
}
