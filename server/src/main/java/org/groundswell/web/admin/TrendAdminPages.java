package org.groundswell.web.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.moderation.LogEntry;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.moderation.Subject;
import org.groundswell.moderation.TrendReview;
import org.groundswell.rendering.Ago;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/**
 * Looking after trends: what waits for approval, what is held and why, what was counted for less, what was decided, and
 * who decided it.
 */
public final class TrendAdminPages implements Pages {
    private static final String PATH = "/admin/trends";
    private static final int MOST = 40;
    private static final int LOG = 50;

    private final Trending trending;
    private final Tags tags;
    private final TrendReview review;
    private final ModerationLog log;
    private final Accounts accounts;
    private final Renderer renderer;
    private final InstantSource clock;

    public TrendAdminPages(
            Trending trending, Tags tags, TrendReview review, ModerationLog log, Accounts accounts, WebParts parts) {
        this.trending = trending;
        this.tags = tags;
        this.review = review;
        this.log = log;
        this.accounts = accounts;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, this::show);
        routes.post(PATH + "/approval", PageAccess.MODERATOR, call -> {
            review.needApproval(
                    call.visitor().me().id(), call.params().textOr("needed", "").equals("yes"));
            return Reply.seeOther(PATH);
        });
        routes.post(PATH + "/approve", PageAccess.MODERATOR, call -> {
            if (!(subject(call) instanceof Subject.OfTag tag)) {
                throw new Refusal.Invalid("kind", "error.one_of", "values", "tag");
            }
            review.approve(call.visitor().me().id(), tag, note(call));
            return Reply.seeOther(PATH);
        });
        routes.post(PATH + "/withhold", PageAccess.MODERATOR, call -> {
            AccountId moderator = call.visitor().me().id();
            review.withhold(moderator, subject(call), note(call));
            return Reply.seeOther(PATH);
        });
        routes.post(PATH + "/undo", PageAccess.MODERATOR, call -> {
            review.undo(call.visitor().me().id(), subject(call));
            return Reply.seeOther(PATH);
        });
    }

    private Reply show(WebCall call) {
        List<Held> heldTags = trending.held();
        Map<TagName, Tag> known = known(heldTags.stream().map(Held::tag).toList());
        List<AdminTrendsPage.Rising> held = heldTags.stream()
                .map(each -> rising(
                        each.tag(),
                        known,
                        String.format(Locale.ENGLISH, "%,d people in the last hour", each.people()),
                        each.discounts(),
                        call.t()))
                .toList();
        List<TrendReview.Decided> decided = review.decided();
        List<LogEntry> entries = log.latest(LOG);
        Map<AccountId, Account> people = people(decided, entries);
        Instant now = clock.instant();
        return renderer.page(new AdminTrendsPage(
                renderer.around(call, Renderer.Subject.of("Looking after trends", "you")),
                review.isApprovalNeeded(),
                rising(trending.awaiting(MOST), call.t()),
                held,
                rising(trending.now(Place.WORLD, MOST), call.t()),
                decided.stream().map(each -> view(each, people, now, call.t())).toList(),
                entries.stream()
                        .map(each -> new AdminTrendsPage.Entry(
                                name(people, each.by()),
                                each.action(),
                                subject(each, people),
                                Ago.of(each.at(), now, call.t()),
                                each.note()))
                        .toList()));
    }

    private Map<AccountId, Account> people(List<TrendReview.Decided> decided, List<LogEntry> entries) {
        Set<AccountId> ids = new HashSet<>();
        for (TrendReview.Decided each : decided) {
            ids.add(each.by());
            if (each.subject() instanceof Subject.OfAccount(var account)) {
                ids.add(account);
            }
        }
        for (LogEntry each : entries) {
            ids.add(each.by());
            if (each.action().endsWith(" account")) {
                AccountId.parse(each.subject()).ifPresent(ids::add);
            }
        }
        return accounts.all(ids);
    }

    private static AdminTrendsPage.DecidedView view(
            TrendReview.Decided decided, Map<AccountId, Account> people, Instant now, Translator t) {
        String what = switch (decided.subject()) {
            case Subject.OfTag(var tag) -> "#" + tag.key();
            case Subject.OfAccount(var account) -> name(people, account);
            case Subject.OfDomain(var domain) -> domain;
        };
        return new AdminTrendsPage.DecidedView(
                decided.subject().kind(),
                decided.subject().key(),
                what,
                decided.withheld(),
                name(people, decided.by()),
                Ago.of(decided.at(), now, t),
                decided.note());
    }

    private static String subject(LogEntry entry, Map<AccountId, Account> people) {
        if (entry.action().endsWith(" tag")) {
            return "#" + entry.subject();
        }
        return entry.action().endsWith(" account")
                ? AccountId.parse(entry.subject()).map(id -> name(people, id)).orElse(entry.subject())
                : entry.subject();
    }

    private static String name(Map<AccountId, Account> people, AccountId id) {
        Account account = people.get(id);
        return account == null ? "account " + id : "@" + account.acct();
    }

    private List<AdminTrendsPage.Rising> rising(List<Trend> trends, Translator t) {
        Map<TagName, Tag> known = known(trends.stream().map(Trend::tag).toList());
        return trends.stream()
                .map(trend -> rising(trend.tag(), known, TrendSentence.people(trend, t), trend.discounts(), t))
                .toList();
    }

    private Map<TagName, Tag> known(List<String> keys) {
        return tags.all(keys.stream().map(TagName::new).toList());
    }

    private static AdminTrendsPage.Rising rising(
            String tag, Map<TagName, Tag> known, String people, List<Discount> discounts, Translator t) {
        List<String> reasons = discounts.stream()
                .map(discount -> String.format(
                        Locale.ENGLISH, "%s, counted as %.1f", TrendSentence.reason(discount, t), discount.countedAs()))
                .toList();
        Tag spelled = known.get(new TagName(tag));
        return new AdminTrendsPage.Rising(
                tag, spelled == null ? tag : spelled.displayName(), "/tags/" + Params.encode(tag), people, reasons);
    }

    private Subject subject(WebCall call) {
        String kind = call.params().textOr("kind", "");
        String written = call.params().textOr("subject", "").strip();
        if (kind.equals("account") && AccountId.parse(written).isEmpty()) {
            return accounts.find(written)
                    .map(account -> new Subject.OfAccount(account.id()))
                    .orElseThrow(() -> new Refusal.Invalid("subject", "error.subject.acct"));
        }
        return Subject.of(kind, written);
    }

    private static String note(WebCall call) {
        return call.params().textOr("note", "").strip();
    }
}
