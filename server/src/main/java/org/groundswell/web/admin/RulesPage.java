package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.rules.Rule;
import org.groundswell.rules.Rules;
import org.groundswell.web.shell.PageFrame;

/**
 * The rules of this server, for administrators.
 *
 * @param typed the text of a new rule that was refused
 * @param problem why a form was refused
 */
public record RulesPage(PageFrame page, List<Rule> rules, Typed typed, Optional<String> problem) implements View {
    /** The values of the form for a new rule. */
    public record Typed(String text, String hint) {}

    public int longestText() {
        return Rules.LONGEST_TEXT;
    }

    public int longestHint() {
        return Rules.LONGEST_HINT;
    }

    @Override
    public String template() {
        return "admin/rules";
    }
}
