package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.reports.CaseView;
import org.groundswell.web.shell.PageFrame;

/**
 * The list of cases.
 *
 * @param open the number of open cases
 * @param mine the number of open cases assigned to the visitor
 * @param more the query of the next part
 */
public record CasesPage(PageFrame page, CaseView view, long open, long mine, List<Entry> cases, Optional<String> more)
        implements View {
    /**
     * A case in the list.
     *
     * @param kind of the case, in words; empty for reports
     * @param assignee the address of the moderator who handles it; may be empty
     * @param outcome of a closed case, in words; may be empty
     */
    public record Entry(
            String id,
            String acct,
            String kind,
            int reports,
            Ago opened,
            Ago changed,
            String assignee,
            String outcome) {}

    @Override
    public String template() {
        return "admin/cases";
    }
}
