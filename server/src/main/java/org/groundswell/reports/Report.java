package org.groundswell.reports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.rules.Rule;

/**
 * A report of an account.
 *
 * @param reporter empty if that account was deleted
 * @param forward whether the reporter asked to send it to the account's server
 * @param handling the state of its case
 * @param posts the reported posts as they were
 */
public record Report(
        ReportId id,
        CaseId caseId,
        Optional<AccountId> reporter,
        AccountId target,
        Category category,
        String comment,
        boolean forward,
        Handling handling,
        List<Evidence> posts,
        List<Rule> rules) {
    /**
     * The state of the case that a report belongs to.
     *
     * @param acct the address of the reported account, which stays readable when the account is deleted
     * @param closedAt empty while it is open
     * @param outcome of a closed case
     */
    public record Handling(
            String acct,
            Optional<AccountId> assignee,
            Instant updatedAt,
            Optional<Instant> closedAt,
            Optional<Outcome> outcome) {
        public boolean isClosed() {
            return closedAt.isPresent();
        }
    }

    public Instant createdAt() {
        return Ids.instant(id.value());
    }
}
