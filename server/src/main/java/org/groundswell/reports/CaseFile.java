package org.groundswell.reports;

import java.util.List;

/**
 * A case with its reports and its log.
 *
 * @param reports the newest reports
 * @param entries the newest entries of the log, oldest first
 * @param mayDecide whether the moderator who reads it may handle it: act on its account, if it accuses that
 */
public record CaseFile(
        ModerationCase moderationCase, List<Report> reports, List<CaseEntry> entries, boolean mayDecide) {}
