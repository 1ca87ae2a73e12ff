package org.groundswell.web.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.Excerpt;
import org.groundswell.statuses.Statuses;
import org.groundswell.text.Translator;
import org.groundswell.waves.Beginning;
import org.groundswell.web.view.CardView;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;

/** The beginnings of waves in words: facts with links, no conclusions. */
final class BeginningViews {
    private final Statuses statuses;
    private final PostViews posts;

    BeginningViews(Statuses statuses, PostViews posts) {
        this.statuses = statuses;
        this.posts = posts;
    }

    /** @param careful whether the tag is a sensitive topic */
    BeginningView of(Beginning beginning, Optional<AccountId> viewer, boolean careful, Translator t) {
        return new BeginningView(
                t.text("beginning.hours", "after", beginning.after(), "before", beginning.before()),
                pointers(beginning.first(), viewer, t),
                beginning
                        .tipping()
                        .flatMap(tipping -> pointers(List.of(tipping.post()), viewer, t).stream()
                                .findFirst()),
                beginning
                        .tipping()
                        .map(tipping -> t.text(
                                tipping.beforePeak() ? "beginning.tipping" : "beginning.tipping.so_far",
                                "count",
                                tipping.boosts()))
                        .orElse(""),
                beginning.link().map(link -> shared(link, careful)),
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

    /** Under care, not even the title is shown: it may name people. */
    private static BeginningView.Shared shared(Beginning.SharedLink shared, boolean careful) {
        Optional<Card> card = shared.card().filter(_ -> !careful);
        return new BeginningView.Shared(
                shared.page().url(),
                card.map(Card::title).orElseGet(() -> shared.page().url()),
                shared.people(),
                card.map(each -> CardView.of(each, Optional.empty())));
    }

    private static double share(int part, int whole) {
        return (double) part / whole;
    }
}
