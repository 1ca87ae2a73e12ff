package org.groundswell.mastodon;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.alerts.Alert;
import org.groundswell.alerts.Alerts;
import org.groundswell.model.AccountId;
import org.groundswell.moderation.Strike;
import org.groundswell.moderation.StrikeId;
import org.groundswell.moderation.Strikes;
import org.groundswell.notifications.Notification;
import org.groundswell.relationships.Severance;
import org.groundswell.relationships.Severances;
import org.groundswell.reports.Report;
import org.groundswell.reports.ReportId;
import org.groundswell.reports.Reports;

/** Loads the data of notifications that is not in their rows: figures of trends, reports, decisions of moderators, ended follows. */
public final class NotificationDetails {
    private final Alerts alerts;
    private final Reports reports;
    private final Strikes strikes;
    private final Severances severances;
    private final Accounts accounts;

    public NotificationDetails(
            Alerts alerts, Reports reports, Strikes strikes, Severances severances, Accounts accounts) {
        this.alerts = alerts;
        this.reports = reports;
        this.strikes = strikes;
        this.severances = severances;
        this.accounts = accounts;
    }

    /**
     * The data of some notifications, as far as it still exists.
     *
     * @param people the accounts that reports and decisions are about
     */
    record Loaded(
            Map<Long, Alert> alerts,
            Map<ReportId, Report> reports,
            Map<StrikeId, Strike> strikes,
            Map<Long, Severance> severances,
            Map<AccountId, Account> people) {}

    Loaded of(AccountId viewer, Collection<Notification> shown) {
        Map<ReportId, Report> foundReports = reports.byIds(viewer, all(shown, NotificationDetails::report));
        Map<StrikeId, Strike> foundStrikes = strikes.byIds(viewer, all(shown, NotificationDetails::strike));
        List<AccountId> named =
                foundReports.values().stream().map(Report::target).toList();
        Map<AccountId, Account> people = new HashMap<>(named.isEmpty() ? Map.of() : accounts.all(named));
        if (!foundStrikes.isEmpty()) {
            people.putAll(accounts.all(List.of(viewer)));
        }
        return new Loaded(
                alerts.byIds(viewer, all(shown, Notification.Trending.class, Notification.Trending::alert)),
                foundReports,
                foundStrikes,
                severances.byIds(viewer, all(shown, Notification.Severed.class, Notification.Severed::severance)),
                people);
    }

    private static List<ReportId> report(Notification what) {
        return switch (what) {
            case Notification.Reported reported -> List.of(new ReportId(reported.report()));
            case Notification.ReportClosed closed -> List.of(new ReportId(closed.report()));
            default -> List.of();
        };
    }

    private static List<StrikeId> strike(Notification what) {
        return switch (what) {
            case Notification.Warned warned -> List.of(new StrikeId(warned.strike()));
            case Notification.AppealDecided decided -> List.of(new StrikeId(decided.strike()));
            default -> List.of();
        };
    }

    private static <T> List<T> all(Collection<Notification> shown, Function<Notification, List<T>> ids) {
        return shown.stream().flatMap(each -> ids.apply(each).stream()).toList();
    }

    private static <N, T> List<T> all(Collection<Notification> shown, Class<N> type, Function<N, T> id) {
        return shown.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .map(id)
                .filter(Objects::nonNull)
                .collect(Collectors.toList());
    }
}
