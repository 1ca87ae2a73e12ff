package org.groundswell.web.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.cards.Cards;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.Excerpt;
import org.groundswell.statuses.Statuses;
import org.groundswell.text.Translator;
import org.groundswell.waves.Beginning;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;

/** The beginnings of waves in words: facts with links, no conclusions. */
final class BeginningViews {
    private final Statuses statuses;
    private final PostViews posts;
    private final Cards cards;

    BeginningViews(Statuses statuses, PostViews posts, Cards cards) {
        this.cards = cards;
        this.statuses = statuses;
        this.posts = posts;
    }

    BeginningView of(Beginning beginning, Optional<AccountId> viewer, Translator t) {
        return new BeginningView(
                t.text("beginning.hours", "after", beginning.after(), "before", beginning.before()),
                pointers(beginning.first(), viewer, t),
                beginning
                        .tipping()
                        .flatMap(tipping -> pointers(List.of(tipping.post()), viewer, t).stream()
                                .findFirst()),
                beginning
                        .tipping()
                        .map(tipping -> t.text("beginning.tipping", "count", tipping.boosts()))
                        .orElse(""),
                beginning.link().map(this::shared),
                remarks(beginning.firstHour(), t));
    }

    private static List<String> remarks(Beginning.FirstHour hour, Translator t) {
        List<String> remarks = new ArrayList<>();
        if (hour.isNewRemarkable()) {
            remarks.add(t.text(
                    "beginning.new_accounts",
                    "share",
                    share(hour.postsOfNew(), hour.posts()),
                    "accounts",
                    hour.newAccounts()));
        }
        if (hour.isCopyingRemarkable()) {
            remarks.add(t.text(
                    "beginning.copies", "share", share(hour.copies(), hour.posts()), "accounts", hour.copiers()));
        }
        return remarks;
    }

    private List<BeginningView.Pointer> pointers(List<StatusId> ids, Optional<AccountId> viewer, Translator t) {
        return posts.of(statuses.posts(viewer, ids), Visitor.STRANGER, t).stream()
                .map(post -> new BeginningView.Pointer(
                        post.author().name(), post.url(), Excerpt.of(post.text()), post.posted()))
                .toList();
    }

    private BeginningView.Shared shared(Beginning.SharedLink shared) {
        LinkUrl page = new LinkUrl(shared.url());
        Card card = cards.ofPages(List.of(page)).get(page);
        return new BeginningView.Shared(page.url(), card == null ? page.url() : card.title(), shared.people());
    }

    private static double share(int part, int whole) {
        return (double) part / whole;
    }
}
