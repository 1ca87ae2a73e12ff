package org.groundswell.web.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.accounts.Restrictions;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.Strike;
import org.groundswell.moderation.StrikeType;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Excerpt;
import org.groundswell.reports.CaseEntry;
import org.groundswell.reports.CaseFile;
import org.groundswell.reports.Evidence;
import org.groundswell.reports.ModerationCase;
import org.groundswell.reports.Report;
import org.groundswell.rules.Rule;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.text.Translator;
import org.groundswell.web.view.Person;

/** Makes the parts of a case's page. */
final class CaseViews {
    private final Accounts accounts;
    private final LinkedViews linked;
    private final Statuses statuses;

    CaseViews(Accounts accounts, LinkedViews linked, Statuses statuses) {
        this.accounts = accounts;
        this.linked = linked;
        this.statuses = statuses;
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

    CasePage.About about(Account account, List<Strike> strikes, int cases, Instant now, Translator t) {
        return new CasePage.About(
                Person.of(account),
                Ago.of(account.createdAt(), now, t),
                account.counts().followers() + account.counts().originFollowers(),
                account.counts().statuses(),
                restrictions(account.restrictions(), t),
                strikes.stream()
                        .map(strike -> new CasePage.StrikeLine(
                                t.text("case.strike." + strike.type().apiName()),
                                strike.text(),
                                Ago.of(strike.at(), now, t),
                                !strike.isInForce()))
                        .toList(),
                cases,
                linked.of(List.of(account.id())).getOrDefault(account.id(), List.of()));
    }

    private static List<CasePage.Restriction> restrictions(Restrictions now, Translator t) {
        Map<StrikeType, Boolean> set = new LinkedHashMap<>();
        set.put(StrikeType.SENSITIVE, now.sensitive());
        set.put(StrikeType.LIMITED, now.limited());
        set.put(StrikeType.FROZEN, now.frozen());
        set.put(StrikeType.SUSPENDED, now.isSuspended());
        return set.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(each -> new CasePage.Restriction(
                        each.getKey().apiName(),
                        t.text("case.restricted." + each.getKey().apiName())))
                .toList();
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

    /** The reported posts, newest first, each with the post that it replies to, as far as the moderator may see it. */
    List<CasePage.PostEvidence> posts(CaseFile file, AccountId moderator, Instant now, Translator t) {
        Map<StatusId, List<Evidence>> reported = new LinkedHashMap<>();
        for (Report report : file.reports()) {
            report.posts()
                    .forEach(post -> reported.computeIfAbsent(post.status(), _ -> new ArrayList<>())
                            .add(post));
        }
        Map<StatusId, Post> found = find(moderator, List.copyOf(reported.keySet()));
        Map<StatusId, Post> parents = find(
                moderator,
                found.values().stream()
                        .flatMap(post -> post.references().parent().stream())
                        .toList());
        Map<AccountId, Account> authors = accounts.all(Stream.concat(found.values().stream(), parents.values().stream())
                .map(Post::account)
                .collect(Collectors.toSet()));
        return reported.values().stream()
                .map(versions -> {
                    Evidence post = versions.getFirst();
                    Optional<Post> present = Optional.ofNullable(found.get(post.status()));
                    return new CasePage.PostEvidence(
                            post.status().toString(),
                            post.spoiler(),
                            post.text(),
                            present.flatMap(each -> url(each, authors)).orElse(""),
                            present.filter(each -> !each.content().text().equals(post.text()))
                                    .isPresent(),
                            Ago.of(post.postedAt(), now, t),
                            versions.size(),
                            present.flatMap(each -> each.references().parent())
                                    .flatMap(id -> Optional.ofNullable(parents.get(id)))
                                    .flatMap(parent -> parent(parent, authors)));
                })
                .toList();
    }

    private Map<StatusId, Post> find(AccountId moderator, List<StatusId> ids) {
        Map<StatusId, Post> found = new HashMap<>();
        if (!ids.isEmpty()) {
            statuses.posts(Optional.of(moderator), ids).forEach(post -> found.put(post.id(), post));
        }
        return found;
    }

    private static Optional<String> url(Post post, Map<AccountId, Account> authors) {
        return Optional.ofNullable(authors.get(post.account()))
                .map(author -> author.acct().page() + "/" + post.id());
    }

    private static Optional<CasePage.Parent> parent(Post post, Map<AccountId, Account> authors) {
        return url(post, authors)
                .map(url -> new CasePage.Parent(
                        acct(Optional.of(post.account()), authors),
                        Excerpt.of(post.content().text()),
                        url));
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
