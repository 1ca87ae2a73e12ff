package org.groundswell.mastodon;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.alerts.Alert;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.Strike;
import org.groundswell.moderation.StrikeId;
import org.groundswell.notifications.Notification;
import org.groundswell.notifications.NotificationGroup;
import org.groundswell.notifications.NotificationPage;
import org.groundswell.notifications.NotificationRequest;
import org.groundswell.notifications.Received;
import org.groundswell.relationships.Severance;
import org.groundswell.reports.Report;
import org.groundswell.reports.ReportId;
import org.groundswell.statuses.Status;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendSentence;
import org.jspecify.annotations.Nullable;

/** Notifications as the API shows them. */
final class NotificationEntities {
    private final NotificationDetails details;
    private final StatusEntities statuses;
    private final AccountEntities accounts;
    private final URI home;

    NotificationEntities(NotificationDetails details, ApiParts parts) {
        this.details = details;
        this.statuses = parts.statuses;
        this.accounts = parts.accounts;
        this.home = parts.home();
    }

    List<NotificationEntity> list(NotificationPage<Received> page, AccountId viewer, Translator t) {
        Map<StatusId, Status> found = page.byId();
        Details shown = details(viewer, page.entries().stream().map(Received::what), t);
        return page.entries().stream()
                .map(each -> {
                    Notification what = each.what();
                    return new NotificationEntity(
                            Long.toString(each.id()),
                            what.type().apiName(),
                            Times.time(each.at()),
                            each.key(),
                            each.filtered(),
                            statuses.account(page.account(what.origin())),
                            what.about()
                                    .map(found::get)
                                    .filter(Objects::nonNull)
                                    .map(status -> statuses.one(page.statuses(), status))
                                    .orElse(null),
                            shown.report(what),
                            shown.warning(what),
                            shown.severance(what),
                            shown.trend(what),
                            shown.question(what));
                })
                .toList();
    }

    /** The parts of entities that are not in the page. */
    private record Details(NotificationDetails.Loaded loaded, AccountEntities accounts, URI home, Translator t) {
        NotificationEntity.@Nullable TrendedTag trend(Notification what) {
            if (!(what instanceof Notification.Trending trending)) {
                return null;
            }
            Optional<Alert> alert = Optional.ofNullable(loaded.alerts().get(trending.alert()));
            return new NotificationEntity.TrendedTag(
                    trending.tag().key(),
                    TagEntities.url(home, trending.tag()),
                    alert.map(each -> TrendSentence.where(each.place(), t)).orElse(""),
                    alert.map(each -> each.sentence(t)).orElse(""));
        }

        NotificationEntity.@Nullable Question question(Notification what) {
            return what instanceof Notification.QuoteRequested
                    ? new NotificationEntity.Question(home + "/quote-requests")
                    : null;
        }

        @Nullable
        ReportEntity report(Notification what) {
            long id = what instanceof Notification.Reported reported
                    ? reported.report()
                    : what instanceof Notification.ReportClosed closed ? closed.report() : 0;
            Report report = loaded.reports().get(new ReportId(id));
            return report == null ? null : ReportEntity.of(report, account(report.target()));
        }

        @Nullable
        AccountWarningEntity warning(Notification what) {
            long id = what instanceof Notification.Warned warned
                    ? warned.strike()
                    : what instanceof Notification.AppealDecided decided ? decided.strike() : 0;
            Strike strike = loaded.strikes().get(new StrikeId(id));
            AccountEntity target = strike == null ? null : account(strike.account());
            return strike == null || target == null ? null : AccountWarningEntity.of(strike, target);
        }

        NotificationEntity.@Nullable SeveranceEvent severance(Notification what) {
            Severance severance = what instanceof Notification.Severed severed
                    ? loaded.severances().get(severed.severance())
                    : null;
            return severance == null
                    ? null
                    : new NotificationEntity.SeveranceEvent(
                            Long.toString(severance.id()),
                            "user_domain_block",
                            severance.purged(),
                            severance.domain(),
                            severance.followers(),
                            severance.following(),
                            Times.time(severance.at()));
        }

        private @Nullable AccountEntity account(AccountId id) {
            Account account = loaded.people().get(id);
            return account == null ? null : accounts.of(account);
        }
    }

    private Details details(AccountId viewer, Stream<Notification> shown, Translator t) {
        return new Details(details.of(viewer, shown.toList()), accounts, home, t);
    }

    /** The form of groups. */
    enum Form {
        /** In a list: with the part of the group on its page. */
        LISTED,
        /** The same, with the full account of the newest notification of each group only. */
        LISTED_WITH_AVATARS,
        /** A group by its key. */
        SINGLE
    }

    NotificationEntity.Grouped grouped(
            NotificationPage<NotificationGroup> page, Form form, AccountId viewer, Translator t) {
        Details shown = details(
                viewer, page.entries().stream().map(group -> group.first().what()), t);
        Set<AccountId> full = new LinkedHashSet<>();
        Set<AccountId> partial = new LinkedHashSet<>();
        for (NotificationGroup group : page.entries()) {
            List<AccountId> present = present(page, group.accounts());
            full.add(present.getFirst());
            (form == Form.LISTED_WITH_AVATARS ? partial : full).addAll(present);
        }
        partial.removeAll(full);
        return new NotificationEntity.Grouped(
                accounts(page, full).map(statuses::account).toList(),
                form == Form.LISTED_WITH_AVATARS
                        ? accounts(page, partial).map(this::partial).toList()
                        : null,
                statuses.list(page.statuses()),
                page.entries().stream()
                        .map(group -> group(group, present(page, group.accounts()), form != Form.SINGLE, shown))
                        .toList());
    }

    private static List<AccountId> present(NotificationPage<?> page, Collection<AccountId> sample) {
        return sample.stream().filter(page.accounts()::containsKey).toList();
    }

    private static Stream<Account> accounts(NotificationPage<?> page, Set<AccountId> ids) {
        return new ArrayList<>(ids).stream().map(page::account);
    }

    private static NotificationEntity.Group group(
            NotificationGroup group, List<AccountId> sample, boolean listed, Details details) {
        Notification what = group.first().what();
        return new NotificationEntity.Group(
                group.key(),
                group.count(),
                what.type().apiName(),
                group.newest(),
                listed ? Long.toString(group.onPage().getLast().id()) : null,
                listed ? Long.toString(group.first().id()) : null,
                listed ? Times.time(group.first().at()) : null,
                sample.stream().map(AccountId::toString).collect(Collectors.toList()),
                what.about().map(StatusId::toString).orElse(null),
                details.report(what),
                details.warning(what),
                details.severance(what),
                details.trend(what),
                details.question(what));
    }

    private NotificationEntity.PartialAccount partial(Account account) {
        AccountEntity whole = accounts.of(account);
        return new NotificationEntity.PartialAccount(
                whole.id(),
                whole.acct(),
                whole.locked(),
                whole.bot(),
                whole.url(),
                whole.avatar(),
                whole.avatarStatic(),
                whole.avatarDescription());
    }

    List<NotificationEntity.Request> requests(NotificationPage<NotificationRequest> page) {
        return page.entries().stream()
                .map(request -> new NotificationEntity.Request(
                        Long.toString(request.id()),
                        Times.time(request.createdAt()),
                        Times.time(request.updatedAt()),
                        Long.toString(request.count()),
                        statuses.account(page.account(request.from())),
                        request.lastStatus()
                                .flatMap(page::status)
                                .map(status -> statuses.one(page.statuses(), status))
                                .orElse(null)))
                .toList();
    }
}
