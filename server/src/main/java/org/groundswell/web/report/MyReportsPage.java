package org.groundswell.web.report;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The reports that the visitor has filed.
 *
 * @param older the query of the next part
 */
public record MyReportsPage(PageFrame page, List<Entry> reports, Optional<String> older) implements View {
    /**
     * A report.
     *
     * @param acct the address of the reported account
     * @param category in words
     * @param posts the beginnings of the reported posts
     * @param closed the time of the decision
     * @param state what became of it, in words
     */
    public record Entry(
            String acct,
            String category,
            String comment,
            List<String> posts,
            Ago filed,
            Optional<Ago> closed,
            String state) {}

    @Override
    public String template() {
        return "report/my_reports";
    }
}
