package org.groundswell.web.admin;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.model.AccountId;
import org.groundswell.rendering.Ago;
import org.groundswell.reports.CaseEntry;
import org.groundswell.reports.CaseFile;
import org.groundswell.reports.Evidence;
import org.groundswell.reports.ModerationCase;
import org.groundswell.rules.Rule;
import org.groundswell.text.Translator;
import org.groundswell.web.view.Person;

/** Makes the parts of a case's page. */
final class CaseViews {
    private final Accounts accounts;

    CaseViews(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The accounts that a case names, as far as they still exist. */
    Map<AccountId, Account> people(CaseFile file) {
        Set<AccountId> named = new LinkedHashSet<>();
        named.add(file.moderationCase().subject().account());
        file.moderationCase().assignee().ifPresent(named::add);
        file.reports().forEach(report -> report.reporter().ifPresent(named::add));
        file.entries().forEach(entry -> entry.by().ifPresent(named::add));
        return accounts.all(named);
    }

    static CasePage.Head head(CaseFile file, Map<AccountId, Account> people, AccountId me, Translator t) {
        ModerationCase shown = file.moderationCase();
        return new CasePage.Head(
                shown.id().toString(),
                shown.version(),
                shown.subject().acct(),
                shown.reports(),
                acct(shown.assignee(), people),
                shown.assignee().filter(me::equals).isPresent(),
                shown.outcome()
                        .map(outcome -> t.text("case.outcome." + outcome.word()))
                        .orElse(""));
    }

    static List<CasePage.ReportView> reports(CaseFile file, Map<AccountId, Account> people, Instant now, Translator t) {
        return file.reports().stream()
                .map(report -> new CasePage.ReportView(
                        report.reporter()
                                .map(people::get)
                                .filter(Objects::nonNull)
                                .map(Person::of),
                        t.text("report.category." + report.category().word()),
                        report.rules().stream().map(Rule::text).toList(),
                        report.comment(),
                        report.forward(),
                        report.posts().size(),
                        Ago.of(report.createdAt(), now, t)))
                .toList();
    }

    /** The posts that the reports of a case are about. */
    static List<Evidence> evidence(CaseFile file) {
        return file.reports().stream()
                .flatMap(report -> report.posts().stream())
                .toList();
    }

    static List<CasePage.EntryView> entries(CaseFile file, Map<AccountId, Account> people, Instant now, Translator t) {
        return file.entries().stream()
                .map(entry -> new CasePage.EntryView(
                        acct(entry.by(), people),
                        what(entry, t),
                        entry.kind() == CaseEntry.Kind.NOTE ? entry.text() : "",
                        Ago.of(entry.at(), now, t)))
                .toList();
    }

    private static String what(CaseEntry entry, Translator t) {
        return switch (entry.kind()) {
            case NOTE -> "";
            case ASSIGNED -> t.text("case.log.assigned");
            case UNASSIGNED -> t.text("case.log.unassigned");
            case DECIDED -> t.text("case.outcome." + entry.text());
            case REOPENED -> t.text("case.log.reopened");
            case LIFTED -> t.text("case.log.lifted." + entry.text());
            case APPEALED -> t.text("case.log.appealed");
            case APPEAL_APPROVED -> t.text("case.log.appeal.approved");
            case APPEAL_REJECTED -> t.text("case.log.appeal.rejected");
        };
    }

    static String acct(Optional<AccountId> id, Map<AccountId, Account> people) {
        return id.map(people::get)
                .filter(Objects::nonNull)
                .map(account -> account.acct().toString())
                .orElse("");
    }
}
