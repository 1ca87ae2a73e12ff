package org.groundswell.web.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
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

/** Trend review: tags that wait for approval, are held back or are listed, and decisions in force. */
public final class TrendAdminPages implements Pages {
    private static final String PATH = "/admin/trends";
    private static final int MOST = 40;

    private final Trending trending;
    private final Tags tags;
    private final TrendReview review;
    private final Accounts accounts;
    private final Renderer renderer;
    private final InstantSource clock;

    public TrendAdminPages(Trending trending, Tags tags, TrendReview review, Accounts accounts, WebParts parts) {
        this.trending = trending;
        this.tags = tags;
        this.review = review;
        this.accounts = accounts;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, this::show);
        routes.post(PATH + "/approval", PageAccess.MODERATOR, call -> {
            review.requireApproval(
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
                        call.t().text("trend.people.hour", "count", each.people()),
                        each.discounts(),
                        call.t()))
                .toList();
        List<TrendReview.Decided> decided = review.decided();
        Map<AccountId, Account> people = accounts.all(ModerationSentences.named(decided, List.of()));
        ModerationSentences sentences = new ModerationSentences(people, call.t());
        Instant now = clock.instant();
        return renderer.page(new AdminTrendsPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("trend_review.title"), "you")),
                review.isApprovalNeeded(),
                rising(trending.awaiting(MOST), call.t()),
                held,
                rising(trending.now(Place.WORLD, MOST), call.t()),
                decided.stream()
                        .map(each -> new AdminTrendsPage.DecidedView(
                                each.subject().kind(),
                                each.subject().key(),
                                sentences.of(each),
                                sentences.name(each.by()),
                                Ago.of(each.at(), now, call.t()),
                                each.note()))
                        .toList()));
    }

    private List<AdminTrendsPage.Rising> rising(List<Trend> trends, Translator t) {
        Map<TagName, Tag> known = known(trends.stream().map(Trend::tag).toList());
        return trends.stream()
                .map(trend -> rising(trend.tag(), known, TrendSentence.listed(trend, t), trend.discounts(), t))
                .toList();
    }

    private Map<TagName, Tag> known(List<String> keys) {
        return tags.all(keys.stream().map(TagName::new).toList());
    }

    private static AdminTrendsPage.Rising rising(
            String tag, Map<TagName, Tag> known, String people, List<Discount> discounts, Translator t) {
        List<String> reasons = discounts.stream()
                .map(discount -> t.text(
                        "trend_review.counted_as",
                        "reason",
                        TrendSentence.reason(discount, t),
                        "count",
                        discount.countedAs()))
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
