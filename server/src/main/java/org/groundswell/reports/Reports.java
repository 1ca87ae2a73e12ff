package org.groundswell.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.rules.Rule;
import org.groundswell.rules.RuleId;
import org.groundswell.rules.Rules;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;

/** The reports of accounts by others. Each belongs to the open case about the reported account. */
public final class Reports {
    static final int MOST_IN_AN_HOUR = 20;
    static final int MOST_IN_A_DAY = 50;

    /** The parts of other packages that it uses. */
    public record Parts(AccountStore accounts, Audience audience, Rules rules, Staff staff, EvidenceFiles files) {}

    private final Database database;
    private final Parts parts;
    private final EventLog events;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final ReportStore store = new ReportStore();
    private final CaseStore cases = new CaseStore();

    public Reports(Database database, Parts parts, EventLog events, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.parts = parts;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Files a report. Its posts are kept as they are now, with their media.
     *
     * @throws Refusal.NotFound if there is no such account
     * @throws Refusal.Invalid if it is the reporter's own, a post is not the account's or not visible to the reporter, or a
     *     rule is not in force
     * @throws Refusal.TooMany if the reporter has filed too many
     */
    public Report file(AccountId reporter, NewReport wanted) {
        if (reporter.equals(wanted.target())) {
            throw new Refusal.Invalid("account_id", "error.reports.yourself");
        }
        return database.write(tx -> {
            // Two reports at once about one account must not open two cases.
            if (!parts.accounts().lockBoth(tx, reporter, wanted.target())) {
                throw new Refusal.NotFound();
            }
            Account target = parts.accounts().byId(tx, wanted.target()).orElseThrow(Refusal.NotFound::new);
            Instant now = clock.instant();
            requireFewReports(tx, reporter, now);
            List<Evidence> posts = evidence(tx, reporter, wanted);
            requireRules(tx, wanted.rules());
            CaseId caseId = openCase(tx, target, now);
            ReportId id = new ReportId(ids.next());
            store.insert(tx, id, caseId, reporter, wanted);
            posts.forEach(post -> store.insertPost(tx, id, post));
            parts.files().keep(tx, EvidenceHolder.REPORT, id.value(), posts);
            cases.countReport(tx, caseId, now);
            events.append(tx, new Event.Reported(reporter, id.value(), wanted.target()));
            return load(tx, store.find(tx, id).stream().toList()).getFirst();
        });
    }

    private void requireFewReports(Tx tx, AccountId reporter, Instant now) {
        requireFewReports(tx, reporter, MOST_IN_AN_HOUR, now, Duration.ofHours(1));
        requireFewReports(tx, reporter, MOST_IN_A_DAY, now, Duration.ofDays(1));
    }

    private void requireFewReports(Tx tx, AccountId reporter, int most, Instant now, Duration period) {
        store.earlier(tx, reporter, most)
                .map(earlier -> Duration.between(now, earlier.plus(period)))
                .filter(Duration::isPositive)
                .ifPresent(wait -> {
                    throw new Refusal.TooMany(wait);
                });
    }

    private List<Evidence> evidence(Tx tx, AccountId reporter, NewReport wanted) {
        List<Evidence> evidence = new ArrayList<>();
        for (StatusId id : wanted.posts()) {
            Post post = parts.audience()
                    .find(tx, Optional.of(reporter), id)
                    .filter(status -> status.account().equals(wanted.target()))
                    .flatMap(Status::post)
                    .orElseThrow(() -> new Refusal.Invalid("status_ids", "error.reports.post"));
            evidence.add(Evidence.of(post));
        }
        return evidence;
    }

    private void requireRules(Tx tx, List<RuleId> named) {
        if (!named.isEmpty()
                && !parts.rules().inForce(tx).stream()
                        .map(Rule::id)
                        .collect(Collectors.toSet())
                        .containsAll(named)) {
            throw new Refusal.Invalid("rule_ids", "error.reports.rule");
        }
    }

    private CaseId openCase(Tx tx, Account target, Instant now) {
        return cases.open(
                tx,
                new ModerationCase.Subject.OfAccount(target.id(), target.acct().toString()),
                new CaseId(ids.next()),
                now);
    }

    /** The reports that an account has filed, newest first. */
    public List<Report> by(AccountId reporter, Page page) {
        return database.read(tx -> load(tx, store.list(tx, ReportFilter.by(reporter), page)));
    }

    /**
     * The reports that match a filter, newest first, without those about the moderator.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Report> list(AccountId moderator, ReportFilter filter, Page page) {
        return database.read(tx -> {
            parts.staff().requireModerator(tx, moderator);
            return load(tx, store.list(tx, filter.hiding(moderator), page));
        });
    }

    /**
     * A report, for a moderator.
     *
     * @throws Refusal.NotFound if there is none, or it is about the moderator
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Report get(AccountId moderator, ReportId id) {
        return database.read(tx -> {
            parts.staff().requireModerator(tx, moderator);
            return load(tx, List.of(find(tx, moderator, id))).getFirst();
        });
    }

    /**
     * Changes the category of a report and the rules that it names. An empty part leaves the current value.
     *
     * @throws Refusal.Invalid if a rule is not in force
     */
    public Report reclassify(
            AccountId moderator, ReportId id, Optional<Category> category, Optional<List<RuleId>> rules) {
        return database.write(tx -> {
            parts.staff().requireModerator(tx, moderator);
            ReportStore.Line report = find(tx, moderator, id);
            parts.staff().requireOver(tx, moderator, report.target());
            category.ifPresent(each -> store.setCategory(tx, id, each));
            rules.ifPresent(each -> {
                requireRules(tx, each);
                store.setRules(tx, id, Set.copyOf(each));
            });
            cases.touch(tx, report.caseId(), clock.instant());
            return load(tx, store.find(tx, id).stream().toList()).getFirst();
        });
    }

    private ReportStore.Line find(Tx tx, AccountId moderator, ReportId id) {
        return store.find(tx, id)
                .filter(report -> !report.target().equals(moderator))
                .orElseThrow(Refusal.NotFound::new);
    }

    /**
     * The reports with these ids that an account may read: its own and, for moderators, all that aren't about them. For
     * notifications.
     */
    public Map<ReportId, Report> byIds(AccountId reader, Collection<ReportId> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return database.read(tx -> {
            boolean moderates = parts.staff().isModerator(tx, reader);
            List<ReportStore.Line> open = store.byIds(tx, wanted).stream()
                    .filter(line -> line.reporter().filter(reader::equals).isPresent()
                            || moderates && !line.target().equals(reader))
                    .toList();
            return load(tx, open).stream().collect(Collectors.toMap(Report::id, report -> report));
        });
    }

    List<Report> load(Tx tx, List<ReportStore.Line> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<ReportId> shown = lines.stream().map(ReportStore.Line::id).toList();
        Map<ReportId, List<Evidence>> posts = store.posts(tx, shown);
        Map<ReportId, List<RuleId>> named = store.rules(tx, shown);
        Map<RuleId, Rule> rules =
                parts
                        .rules()
                        .byIds(tx, named.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Rule::id, rule -> rule));
        return lines.stream()
                .map(line -> new Report(
                        line.id(),
                        line.caseId(),
                        line.reporter(),
                        line.target(),
                        line.category(),
                        line.comment(),
                        line.forward(),
                        line.handling(),
                        posts.getOrDefault(line.id(), List.of()),
                        named.getOrDefault(line.id(), List.of()).stream()
                                .flatMap(id -> Optional.ofNullable(rules.get(id)).stream())
                                .toList()))
                .toList();
    }
}
