package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.reports.Evidence;
import org.groundswell.reports.Report;
import org.groundswell.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A report in the API, as its reporter sees it.
 *
 * @param forwarded whether it was sent to the account's server, which this server can't do yet
 * @param targetAccount null only inside of notifications, if the account was deleted
 */
record ReportEntity(
        String id,
        boolean actionTaken,
        @Nullable String actionTakenAt,
        String category,
        String comment,
        boolean forwarded,
        String createdAt,
        List<String> statusIds,
        List<String> ruleIds,
        List<String> collectionIds,
        @Nullable AccountEntity targetAccount) {
    static ReportEntity of(Report report, @Nullable AccountEntity target) {
        return new ReportEntity(
                report.id().toString(),
                report.handling().isClosed(),
                report.handling().closedAt().map(Times::time).orElse(null),
                report.category().word(),
                report.comment(),
                false,
                Times.time(report.createdAt()),
                report.posts().stream()
                        .map(Evidence::status)
                        .map(Object::toString)
                        .toList(),
                report.rules().stream().map(Rule::id).map(Object::toString).toList(),
                List.of(),
                target);
    }
}
