package org.groundswell.reports;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** Declares the tables of reports and cases for deletions. */
public final class ReportData implements OwnedData {
    private static final String EVIDENCE =
            "Deleting an account or a post doesn't remove the evidence of what it did: it stays until some time after the"
                    + " case is closed, which happens when the account is deleted.";

    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.account("moderation_case", "account_id").kept(EVIDENCE),
                Ownership.account("moderation_case", "assignee_id").anonymised("id"),
                Ownership.account("report", "account_id").anonymised("id"),
                Ownership.account("report", "target_id").kept(EVIDENCE),
                Ownership.status("report_status", "status_id").kept(EVIDENCE),
                Ownership.account("moderation_case_entry", "account_id").anonymised("id"));
    }
}
