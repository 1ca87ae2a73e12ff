package org.groundswell.web.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.StatusId;
import org.groundswell.rendering.English;
import org.groundswell.rendering.Excerpt;
import org.groundswell.statuses.Statuses;
import org.groundswell.text.Translator;
import org.groundswell.waves.Beginning;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;

/** How waves began, in words: facts with links, no conclusions. */
final class BeginningViews {
    private final Statuses statuses;
    private final PostViews posts;

    BeginningViews(Statuses statuses, PostViews posts) {
        this.statuses = statuses;
        this.posts = posts;
    }

    BeginningView of(Beginning beginning, Translator t) {
        return new BeginningView(
                English.counted(beginning.after(), "person", "people") + " wrote with it in the first hour, "
                        + English.number(beginning.before()) + " in the hour before.",
                pointers(beginning.first(), t),
                beginning
                        .tipping()
                        .flatMap(tipping ->
                                pointers(List.of(tipping.post()), t).stream().findFirst()),
                beginning
                        .tipping()
                        .map(tipping -> English.counted(tipping.boosts(), "time", "times"))
                        .orElse(""),
                beginning
                        .link()
                        .map(link -> new BeginningView.Shared(
                                link.url(), English.counted(link.people(), "person", "people"))),
                remarks(beginning.firstHour()));
    }

    private static List<String> remarks(Beginning.FirstHour hour) {
        List<String> remarks = new ArrayList<>();
        if (hour.isNewRemarkable()) {
            remarks.add(percent(hour.postsOfNew(), hour.posts()) + " of the first hour’s posts came from "
                    + English.number(hour.newAccounts()) + " accounts made less than a day before.");
        }
        if (hour.isCopyingRemarkable()) {
            remarks.add(percent(hour.copies(), hour.posts()) + " of the first hour’s posts have nearly the same text,"
                    + " posted by " + English.number(hour.copiers()) + " accounts.");
        }
        return remarks;
    }

    private List<BeginningView.Pointer> pointers(List<StatusId> ids, Translator t) {
        return posts.of(statuses.all(Optional.empty(), ids), Visitor.STRANGER, t).stream()
                .map(post -> new BeginningView.Pointer(
                        post.author().name(), post.url(), Excerpt.of(post.text()), post.posted()))
                .toList();
    }

    private static String percent(int part, int whole) {
        return Math.round(100.0 * part / whole) + " %";
    }
}
