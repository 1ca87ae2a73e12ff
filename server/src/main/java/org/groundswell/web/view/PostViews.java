package org.groundswell.web.view;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.groundswell.accounts.Account;
import org.groundswell.filters.Filter;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterMatch;
import org.groundswell.filters.FilterPlace;
import org.groundswell.model.AccountId;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.Poll;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Countries;
import org.groundswell.statuses.Edit;
import org.groundswell.statuses.Pins;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.QuoteRules;
import org.groundswell.statuses.QuoteState;
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

    public List<PostView> of(List<? extends Status> shown, Visitor visitor, Translator t) {
        return of(statuses.page(visitor.id(), shown), visitor, t);
    }

    public List<PostView> of(List<? extends Status> shown, Visitor visitor, FilterPlace place, Translator t) {
        return of(statuses.page(visitor.id(), shown), visitor, place, t);
    }

    /** The posts of a page that filters don't apply to, such as the visitor's bookmarks. */
    public List<PostView> of(StatusPage page, Visitor visitor, Translator t) {
        return views(page, new Look(page, visitor.id(), Optional.empty(), clock.instant(), t));
    }

    /** The posts of a page, without those that the visitor's filters hide there. */
    public List<PostView> of(StatusPage page, Visitor visitor, FilterPlace place, Translator t) {
        Look look = new Look(page, visitor.id(), Optional.of(place), clock.instant(), t);
        return views(
                page.showing(page.statuses().stream()
                        .filter(status -> !look.hides(status))
                        .toList()),
                look);
    }

    /** A post that the visitor has opened: a filter that hides it elsewhere covers it. */
    public PostView opened(StatusPage page, Post post, Visitor visitor, FilterPlace place, Translator t) {
        return view(
                post, post, quoted(page, post), new Look(page, visitor.id(), Optional.of(place), clock.instant(), t));
    }

    private static List<PostView> views(StatusPage page, Look look) {
        return page.statuses().stream()
                .flatMap(status -> page.post(status).map(post -> view(status, post, quoted(page, post), look)).stream())
                .toList();
    }

    /**
     * A version of a status.
     *
     * @param options those of its poll
     */
    public record EditView(Ago at, SafeHtml html, String spoiler, List<MediaView> media, List<String> options) {}

    /** The post that a post quotes, unless the viewer blocks or mutes its author. */
    private static Optional<Post> quoted(StatusPage page, Post post) {
        return page.quoted(post).filter(quoted -> page.exclusion(quoted).isEmpty());
    }

    /** The versions of a status, newest first. */
    public List<EditView> history(List<Edit> edits, Translator t) {
        Instant now = clock.instant();
        return edits.reversed().stream()
                .map(edit -> new EditView(
                        Ago.of(edit.at(), now, t),
                        edit.html(),
                        edit.spoiler(),
                        MediaView.of(edit.attachments()),
                        edit.poll().map(Poll::options).orElse(List.of())))
                .toList();
    }

    /** A page of statuses, with the viewer, the filters that apply, the time and the language it is shown in. */
    private record Look(
            StatusPage page, Optional<AccountId> viewer, Optional<FilterPlace> place, Instant now, Translator t) {
        /** The viewer's filter that has an effect on a status. */
        Optional<Filter> filter(Status status) {
            return place.flatMap(here -> page.viewer().flatMap(state -> here.decisive(state.filters(status.id()))))
                    .map(FilterMatch::filter);
        }

        boolean hides(Status status) {
            return filter(status)
                    .filter(filter -> filter.action() == FilterAction.HIDE)
                    .isPresent();
        }
    }

    /**
     * @param said the post that a status shows: itself, or what it boosts
     * @param quoted the post that it quotes; empty in a quote, since two posts may quote each other
     */
    private static PostView view(Status status, Post said, Optional<Post> quoted, Look look) {
        StatusPage page = look.page();
        Account author = page.author(said);
        Post.Content content = said.content();
        return new PostView(
                said.id().toString(),
                author.acct().page() + "/" + said.id(),
                Person.of(author),
                status.boost().map(page::author).map(Person::of),
                said.references()
                        .parentAuthor()
                        .flatMap(id -> Optional.ofNullable(page.people().get(id)))
                        .map(Person::of),
                Ago.of(said.createdAt(), look.now(), look.t()),
                said.editedAt().isPresent(),
                audience(said.visibility(), look.t()),
                content.html(),
                content.text(),
                content.spoiler().isEmpty() && content.sensitive()
                        ? look.t().text("post.sensitive")
                        : content.spoiler(),
                content.language().map(LanguageCode::tag).orElse(""),
                said.source()
                        .country()
                        .map(country -> Countries.name(country.code(), look.t()))
                        .orElse(""),
                MediaView.of(content.attachments()),
                quoted.map(post -> view(post, post, Optional.empty(), look)),
                page.quoteState(said).map(state -> note(state, look.t())).orElse(""),
                said.counts().replies(),
                said.counts().boosts(),
                said.counts().favourites(),
                said.counts().quotes(),
                did(page, said.id(), ViewerState::favourited),
                did(page, said.id(), ViewerState::boosted),
                did(page, said.id(), ViewerState::bookmarked),
                did(page, said.id(), ViewerState::pinned),
                look.viewer().filter(said.account()::equals).isPresent() && Pins.isPinnable(said.visibility()),
                look.filter(status).map(Filter::title).orElse(""),
                look.viewer().filter(said.account()::equals).isPresent(),
                said.visibility().isOpen(),
                isQuotable(page, said),
                page.card(said).map(card -> CardView.of(card, page.writer(card))),
                page.poll(said)
                        .map(state -> PollView.of(
                                state, page.vote(said), look.viewer().isPresent(), look.now(), look.t())));
    }

    private static boolean isQuotable(StatusPage page, Post post) {
        return page.viewer().isPresent()
                && (QuoteRules.isForEveryone(post)
                        || page.viewer()
                                .flatMap(ViewerState::quotable)
                                .filter(some -> some.contains(post.id()))
                                .isPresent());
    }

    private static String note(QuoteState state, Translator t) {
        return switch (state) {
            case ACCEPTED -> "";
            case BLOCKED_ACCOUNT -> t.text("quoting.note.blocked");
            case BLOCKED_DOMAIN -> t.text("quoting.note.server");
            case MUTED_ACCOUNT -> t.text("quoting.note.muted");
            case REVOKED -> t.text("quoting.note.revoked");
            case DELETED -> t.text("quoting.note.deleted");
            case UNAUTHORIZED -> t.text("quoting.note.unauthorized");
        };
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
            case HIDDEN -> t.text("visibility.hidden");
        };
    }
}
