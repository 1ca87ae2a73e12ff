package org.groundswell.web.view;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.groundswell.accounts.Account;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Countries;
import org.groundswell.statuses.Edit;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.Statuses;
import org.groundswell.statuses.ViewerState;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.Translator;

/** Statuses as pages show them. */
public final class PostViews {
    private final Statuses statuses;
    private final InstantSource clock;

    public PostViews(Statuses statuses, InstantSource clock) {
        this.statuses = statuses;
        this.clock = clock;
    }

    public List<PostView> of(List<Status> shown, Visitor visitor, Translator t) {
        return of(statuses.page(visitor.id(), shown), visitor, t);
    }

    public List<PostView> of(StatusPage page, Visitor visitor, Translator t) {
        Look look = new Look(page, visitor.id(), clock.instant(), t);
        return page.shown().map(status -> view(status, look)).toList();
    }

    /** A version of a status. */
    public record EditView(Ago at, SafeHtml html, String spoiler) {}

    /** The versions of a status, newest first. */
    public List<EditView> history(List<Edit> edits, Translator t) {
        Instant now = clock.instant();
        return edits.reversed().stream()
                .map(edit -> new EditView(Ago.of(edit.at(), now, t), edit.html(), edit.spoiler()))
                .toList();
    }

    /** A page of statuses, with the viewer, the time and the language it is shown in. */
    private record Look(StatusPage page, Optional<AccountId> viewer, Instant now, Translator t) {}

    private static PostView view(Status status, Look look) {
        StatusPage page = look.page();
        Status boosted = page.boosted(status);
        Status said = boosted == null ? status : boosted;
        Account author = page.author(said);
        Status quoted = page.quoted(said);
        Status.Content content = said.content();
        return new PostView(
                said.id().toString(),
                author.acct().page() + "/" + said.id(),
                Person.of(author),
                boosted == null ? Optional.empty() : Optional.of(Person.of(page.author(status))),
                Optional.ofNullable(said.inReplyToAccount())
                        .flatMap(id -> Optional.ofNullable(page.people().get(id)))
                        .map(Person::of),
                Ago.of(said.createdAt(), look.now(), look.t()),
                said.editedAt() != null,
                audience(said.visibility(), look.t()),
                content.html(),
                content.text(),
                content.spoiler().isEmpty() && content.sensitive()
                        ? look.t().text("post.sensitive")
                        : content.spoiler(),
                content.language(),
                country(said.country(), look.t()),
                quoted == null ? Optional.empty() : Optional.of(view(quoted, look)),
                said.counts().replies(),
                said.counts().boosts(),
                said.counts().favourites(),
                did(page, said.id(), ViewerState::favourited),
                did(page, said.id(), ViewerState::boosted),
                did(page, said.id(), ViewerState::bookmarked),
                look.viewer().filter(said.account()::equals).isPresent(),
                said.visibility().isOpen());
    }

    private static boolean did(StatusPage page, StatusId status, Function<ViewerState, Set<StatusId>> what) {
        return page.viewer().map(what).filter(ids -> ids.contains(status)).isPresent();
    }

    /** A label for posts that are not public; empty for public ones. */
    private static String audience(Visibility visibility, Translator t) {
        return switch (visibility) {
            case PUBLIC -> "";
            case UNLISTED -> t.text("visibility.unlisted");
            case FOLLOWERS -> t.text("visibility.private");
            case DIRECT -> t.text("visibility.direct");
        };
    }

    private static String country(String code, Translator t) {
        return code.isEmpty() ? "" : Countries.name(code, t);
    }
}
