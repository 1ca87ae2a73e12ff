package org.groundswell.statuses;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.cards.Card;
import org.groundswell.filters.FilterMatch;
import org.groundswell.filters.FilterSet;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;
import org.groundswell.model.StatusId;
import org.groundswell.polls.Choices;
import org.groundswell.polls.PollState;
import org.groundswell.visibility.Exclusion;

/**
 * Some statuses with everything it takes to show them to one viewer, loaded by one read ({@link StatusPages}). Whatever shows
 * statuses is a function of it and reads nothing more.
 *
 * @param statuses the statuses in their order
 * @param referred the posts they boost and quote, and what these quote, as far as the viewer may see them
 * @param withheld posts that are quoted and that the viewer may not see
 * @param people authors, mentioned accounts and the accounts that were replied to
 * @param viewer what the viewer has done with the statuses; empty for an anonymous viewer
 * @param cards the previews of pages that the posts link to
 * @param polls the polls of the posts
 */
public record StatusPage(
        List<Status> statuses,
        Map<StatusId, Post> referred,
        Set<StatusId> withheld,
        Map<AccountId, Account> people,
        Optional<ViewerState> viewer,
        Map<CardId, Card> cards,
        Map<StatusId, PollState> polls) {
    /** A page without statuses. */
    public static final StatusPage EMPTY =
            new StatusPage(List.of(), Map.of(), Set.of(), Map.of(), Optional.empty(), Map.of(), Map.of());

    /** The same page with some of its statuses only. */
    public StatusPage showing(List<Status> some) {
        return new StatusPage(some, referred, withheld, people, viewer, cards, polls);
    }

    /** The same page for another viewer. The posts it boosts and quotes must be ones that this viewer may see, too. */
    public StatusPage seenWith(ViewerState state) {
        return new StatusPage(statuses, referred, withheld, people, Optional.of(state), cards, polls);
    }

    /** The same page for a viewer who may not see a post that it quotes. */
    public StatusPage withoutReferred(StatusId post) {
        Map<StatusId, Post> rest = new HashMap<>(referred);
        rest.remove(post);
        Set<StatusId> hidden = new HashSet<>(withheld);
        hidden.add(post);
        return new StatusPage(statuses, rest, hidden, people, viewer, cards, polls);
    }

    /** The statuses of this page that the filters of an account match. */
    public Map<StatusId, List<FilterMatch>> filtered(AccountId by, FilterSet filters, Instant now) {
        return new FilteredStatuses(by, filters, referred, now).among(statuses);
    }

    /** The statuses that have something to show: a boost of an invisible status has nothing. */
    public Stream<Status> shown() {
        return statuses.stream().filter(status -> post(status).isPresent());
    }

    /** A status's author. */
    public Account author(Status status) {
        Account author = people.get(status.account());
        if (author == null) {
            throw new IllegalStateException("status " + status.id() + " has no author");
        }
        return author;
    }

    /** The post that a status shows: itself, or what it boosts, unless the viewer may not see that. */
    public Optional<Post> post(Status status) {
        return switch (status) {
            case Post post -> Optional.of(post);
            case Boost boost -> Optional.ofNullable(referred.get(boost.original()));
        };
    }

    /** The post that a post quotes; empty if it quotes none, or one that is gone or that the viewer may not see. */
    public Optional<Post> quoted(Post post) {
        return post.references().quoted().map(referred::get);
    }

    /** The state of the quote in a post; empty if it quotes none. */
    public Optional<QuoteState> quoteState(Post post) {
        return post.references().quote().map(quote -> {
            if (quote.revoked()) {
                return QuoteState.REVOKED;
            }
            return quoted(post)
                    .map(quoted -> exclusion(quoted).map(QuoteState::of).orElse(QuoteState.ACCEPTED))
                    .orElseGet(() -> withheld.contains(quote.status()) ? QuoteState.UNAUTHORIZED : QuoteState.DELETED);
        });
    }

    /** The poll of a post. */
    public Optional<PollState> poll(Post post) {
        return Optional.ofNullable(polls.get(post.id()));
    }

    /** The viewer's choices in the poll of a post; without any if it is the viewer's own, empty if it has not voted. */
    public Optional<Choices> vote(Post post) {
        return viewer.map(state -> state.votes().get(post.id()));
    }

    /** The preview of a page that a post links to. */
    public Optional<Card> card(Post post) {
        return post.card().map(cards::get);
    }

    /** The account of the author of a page, if it is still here. */
    public Optional<Account> writer(Card card) {
        return card.author().account().map(people::get);
    }

    /** The reason why the viewer's lists leave out the author of a boosted or quoted post. */
    public Optional<Exclusion> exclusion(Post post) {
        return viewer.flatMap(state -> Optional.ofNullable(state.excluded().get(post.account())));
    }

    /** The accounts that a text mentions, as far as they are still there. */
    public List<Account> mentioned(Post.Content content) {
        return content.mentions().isEmpty()
                ? List.of()
                : content.mentions().stream()
                        .map(people::get)
                        .filter(Objects::nonNull)
                        .toList();
    }
}
