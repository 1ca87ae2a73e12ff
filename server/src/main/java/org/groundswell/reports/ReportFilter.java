package org.groundswell.reports;

import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * A selection of reports. An empty part selects all.
 *
 * @param hidden the account about which reports are left out: moderators don't see reports about themselves
 */
public record ReportFilter(
        Optional<Boolean> isResolved,
        Optional<AccountId> reporter,
        Optional<AccountId> target,
        Optional<AccountId> hidden) {
    /** The reports of one reporter. */
    static ReportFilter by(AccountId reporter) {
        return new ReportFilter(Optional.empty(), Optional.of(reporter), Optional.empty(), Optional.empty());
    }

    ReportFilter hiding(AccountId account) {
        return new ReportFilter(isResolved, reporter, target, Optional.of(account));
    }
}
