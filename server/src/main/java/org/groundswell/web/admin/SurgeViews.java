package org.groundswell.web.admin;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.Ago;
import org.groundswell.reports.ModerationCase;
import org.groundswell.shield.Contact;
import org.groundswell.shield.Shield;
import org.groundswell.shield.SurgeReport;
import org.groundswell.shield.Surges;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.text.Translator;
import org.groundswell.web.view.Person;

/** Makes the part of a case's page about the surge of strangers that raised a shield. */
final class SurgeViews {
    private final Surges surges;
    private final Accounts accounts;
    private final LinkedViews linked;
    private final Statuses statuses;

    SurgeViews(Surges surges, Accounts accounts, LinkedViews linked, Statuses statuses) {
        this.surges = surges;
        this.linked = linked;
        this.accounts = accounts;
        this.statuses = statuses;
    }

    Optional<CasePage.SurgeView> of(ModerationCase.Subject subject, AccountId moderator, Instant now, Translator t) {
        return switch (subject) {
            case ModerationCase.Subject.OfAccount _ -> Optional.empty();
            case ModerationCase.Subject.OfShield shield ->
                Optional.of(view(surges.of(shield.account()), moderator, now, t));
        };
    }

    private CasePage.SurgeView view(SurgeReport report, AccountId moderator, Instant now, Translator t) {
        Map<AccountId, Account> people = people(report);
        Map<AccountId, List<DeskAccount.Linked>> links =
                linked.of(report.strangers().stream().map(Contact::stranger).toList());
        return new CasePage.SurgeView(
                state(report.shield(), t),
                report.total(),
                report.strangers().stream()
                        .filter(each -> people.containsKey(each.stranger()))
                        .map(each -> stranger(
                                each,
                                person(people, each.stranger()),
                                links.getOrDefault(each.stranger(), List.of()),
                                now,
                                t))
                        .toList(),
                posts(report.posts(), moderator),
                report.followed().stream()
                        .filter(each -> people.containsKey(each.account()))
                        .map(each -> new CasePage.Followed(Person.of(person(people, each.account())), each.strangers()))
                        .toList(),
                report.servers().stream()
                        .map(each -> new CasePage.Server(
                                each.domain().isEmpty() ? t.text("case.surge.here") : each.domain(), each.strangers()))
                        .toList(),
                report.elsewhere());
    }

    private Map<AccountId, Account> people(SurgeReport report) {
        Set<AccountId> named = new LinkedHashSet<>();
        report.strangers().forEach(each -> named.add(each.stranger()));
        report.followed().forEach(each -> named.add(each.account()));
        return named.isEmpty() ? Map.of() : new HashMap<>(accounts.all(named));
    }

    private static Account person(Map<AccountId, Account> people, AccountId id) {
        return Optional.ofNullable(people.get(id)).orElseThrow();
    }

    private static String state(Shield shield, Translator t) {
        return shield.up()
                .map(up -> t.text("case.surge.up", "time", Ago.exact(up.endsAt(), t)))
                .orElseGet(() -> t.text("case.surge.down"));
    }

    private static CasePage.Stranger stranger(
            Contact contact, Account account, List<DeskAccount.Linked> linked, Instant now, Translator t) {
        return new CasePage.Stranger(
                Person.of(account),
                Ago.of(account.createdAt(), now, t),
                Ago.of(contact.firstAt(), now, t),
                contact.posts(),
                contact.follows(),
                contact.near(),
                linked);
    }

    private List<String> posts(List<StatusId> ids, AccountId moderator) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Post> found = statuses.posts(Optional.of(moderator), ids);
        Map<AccountId, Account> authors =
                accounts.all(found.stream().map(Post::account).toList());
        return found.stream()
                .filter(post -> authors.containsKey(post.account()))
                .map(post -> person(authors, post.account()).acct().page() + "/" + post.id())
                .toList();
    }
}
