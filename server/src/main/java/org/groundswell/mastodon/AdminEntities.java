package org.groundswell.mastodon;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Login;
import org.groundswell.auth.Role;
import org.groundswell.model.AccountId;
import org.groundswell.moderation.AccountDirectory;
import org.groundswell.reports.Evidence;
import org.groundswell.reports.Report;
import org.groundswell.statuses.Statuses;
import org.jspecify.annotations.Nullable;

/** Accounts and reports as the admin API shows them. */
final class AdminEntities {
    private final AccountDirectory directory;
    private final Statuses statuses;
    private final AccountEntities accounts;
    private final StatusEntities statusEntities;

    AdminEntities(AccountDirectory directory, Statuses statuses, ApiParts parts) {
        this.directory = directory;
        this.statuses = statuses.atDesk();
        this.accounts = parts.accounts;
        this.statusEntities = parts.statuses.atDesk();
    }

    AdminEntity.AdminAccount account(AccountDirectory.Entry entry) {
        Account account = entry.account();
        Optional<Login> login = entry.login();
        return new AdminEntity.AdminAccount(
                account.id().toString(),
                account.acct().username(),
                account.isLocal() ? null : account.acct().domain(),
                Times.time(account.createdAt()),
                login.map(Login::email).orElse(""),
                null,
                List.of(),
                account.profile().language(),
                login.map(Login::reason).filter(reason -> !reason.isEmpty()).orElse(null),
                AccountEntities.role(login.map(Login::role).orElse(Role.USER)),
                login.map(Login::confirmed).orElse(false),
                login.map(Login::approved).orElse(!account.isLocal()),
                account.restrictions().frozen(),
                account.restrictions().sensitive(),
                account.restrictions().limited(),
                account.restrictions().isSuspended(),
                accounts.of(account),
                null,
                null);
    }

    /** Reports with the accounts that they name, loaded together. */
    List<AdminEntity.AdminReport> reports(AccountId moderator, List<Report> reports) {
        Set<AccountId> named = new LinkedHashSet<>();
        for (Report report : reports) {
            named.add(report.target());
            report.reporter().ifPresent(named::add);
            report.handling().assignee().ifPresent(named::add);
        }
        Map<AccountId, AdminEntity.AdminAccount> people = directory.byIds(moderator, named).stream()
                .collect(Collectors.toMap(entry -> entry.account().id(), this::account, (one, _) -> one));
        return reports.stream()
                .map(report -> report(report, moderator, people::get))
                .toList();
    }

    private AdminEntity.AdminReport report(
            Report report, AccountId moderator, Function<AccountId, AdminEntity.@Nullable AdminAccount> people) {
        Report.Handling handling = report.handling();
        AdminEntity.@Nullable AdminAccount assignee =
                handling.assignee().map(people).orElse(null);
        return new AdminEntity.AdminReport(
                report.id().toString(),
                handling.isClosed(),
                handling.closedAt().map(Times::time).orElse(null),
                report.category().word(),
                report.comment(),
                false,
                Times.time(report.createdAt()),
                Times.time(handling.updatedAt()),
                report.reporter().map(people).orElse(null),
                people.apply(report.target()),
                assignee,
                // The case stays assigned to the moderator who closed it.
                handling.isClosed() ? assignee : null,
                statuses(report, moderator),
                RuleEntity.of(report.rules()));
    }

    /** The reported posts, as far as they are still there and the moderator may see them. */
    private Json statuses(Report report, AccountId moderator) {
        return statusEntities.of(
                statuses.all(
                        Optional.of(moderator),
                        report.posts().stream().map(Evidence::status).toList()),
                Optional.of(moderator));
    }
}
