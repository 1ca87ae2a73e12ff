package org.groundswell.web.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.rendering.View;
import org.groundswell.reports.Category;
import org.groundswell.reports.NewReport;
import org.groundswell.rules.Rule;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.Person;
import org.groundswell.web.view.PostView;

/**
 * The form for a report.
 *
 * @param person the account that is reported
 * @param post the post that is reported with it
 * @param remote the server of the account; empty if it is this one
 * @param problem why the form was refused
 */
public record ReportPage(
        PageFrame page,
        Person person,
        Optional<PostView> post,
        String remote,
        List<Rule> rules,
        Typed typed,
        Optional<String> problem)
        implements View {
    /** The values of the form: of a new one, or as they were typed. */
    public record Typed(Category category, Set<String> rules, String comment, boolean forward) {
        static final Typed NEW = new Typed(Category.OTHER, Set.of(), "", false);
    }

    /** The categories to choose from; rules are violated only where there are some. */
    public List<Category> categories() {
        return rules.isEmpty()
                ? List.of(Category.SPAM, Category.LEGAL, Category.OTHER)
                : List.of(Category.SPAM, Category.LEGAL, Category.VIOLATION, Category.OTHER);
    }

    public int longestComment() {
        return NewReport.LONGEST_COMMENT;
    }

    @Override
    public String template() {
        return "report/report";
    }
}
