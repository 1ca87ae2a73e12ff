package org.groundswell.statuses;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.cards.Card;
import org.groundswell.cards.Cards;
import org.groundswell.db.Tx;
import org.groundswell.filters.FilterMatch;
import org.groundswell.filters.FilterSets;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;
import org.groundswell.model.StatusId;
import org.groundswell.polls.Choices;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollResult;
import org.groundswell.polls.PollState;
import org.groundswell.polls.PollStore;
import org.groundswell.visibility.Exclusion;
import org.groundswell.visibility.Viewer;

/**
 * Loads pages of statuses. However many statuses a page has, it takes three queries, and two more for a signed-in viewer,
 * of which the last only asks whether the viewer's filters have changed; one more if it has cards that are not in memory, and one if it
 * has polls.
 */
public final class StatusPages {
    private final StatusStore store;
    private final AccountStore accounts;
    private final Audience audience;
    private final FilterSets filters;
    private final Cards cards;
    private final InstantSource clock;
    private final InteractionStore interactions = new InteractionStore();
    private final PollStore polls = new PollStore();

    public StatusPages(
            StatusStore store,
            AccountStore accounts,
            Audience audience,
            FilterSets filters,
            Cards cards,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.audience = audience;
        this.filters = filters;
        this.cards = cards;
        this.clock = clock;
    }

    /** The same for moderators at their desk. */
    StatusPages atDesk() {
        return new StatusPages(store, accounts, Audience.ofDesk(store), filters, cards, clock);
    }

    /** The compiled filters of viewers. */
    public FilterSets filters() {
        return filters;
    }

    /** @param statuses statuses that the viewer may see; the ones they refer to are checked here */
    public StatusPage load(Tx tx, Optional<AccountId> account, List<? extends Status> statuses) {
        if (statuses.isEmpty()) {
            return account.isEmpty() ? StatusPage.EMPTY : StatusPage.EMPTY.seenWith(ViewerState.NONE);
        }
        Map<StatusId, Status> others = store.known(tx, referred(statuses));
        Viewer viewer = audience.viewer(tx, account, others.values());
        Map<StatusId, Post> referred = visible(viewer, others.values());
        Set<AccountId> named = new LinkedHashSet<>();
        Set<StatusId> all = new LinkedHashSet<>();
        Set<CardId> previews = new LinkedHashSet<>();
        Stream.concat(statuses.stream(), referred.values().stream()).forEach(status -> {
            all.add(status.id());
            named.add(status.account());
            named.addAll(status.mentioned());
            status.post().ifPresent(post -> {
                post.references().parentAuthor().ifPresent(named::add);
                post.card().ifPresent(previews::add);
            });
        });
        Map<CardId, Card> found = cards.byIds(tx, previews);
        found.values().forEach(card -> card.author().account().ifPresent(named::add));
        Map<AccountId, Account> people = accounts.byIds(tx, named);
        // An author may have been deleted since the statuses were read.
        referred.values().removeIf(post -> !people.containsKey(post.account()));
        List<Status> shown = new ArrayList<>(statuses);
        shown.removeIf(status -> !people.containsKey(status.account()));
        if (people.values().stream().anyMatch(Account::isShielded)) {
            shown.replaceAll(status -> status instanceof Post post ? withoutShieldedCounts(post, people) : status);
            referred.replaceAll((_, post) -> withoutShieldedCounts(post, people));
        }
        List<Post> asking = Stream.concat(shown.stream(), referred.values().stream())
                .flatMap(status -> status.post().stream())
                .filter(post -> post.content().poll().isPresent())
                .toList();
        Map<StatusId, PollResult.ForViewer> results =
                polls.results(tx, account, asking.stream().map(Post::id).toList());
        return new StatusPage(
                shown,
                referred,
                people,
                account.map(me -> interactions
                        .of(tx, me, all, excluded(viewer))
                        .withVotes(votes(me, asking, results))
                        .withFiltered(filtered(tx, me, shown, referred))),
                found,
                states(asking, results));
    }

    private Map<StatusId, PollState> states(List<Post> asking, Map<StatusId, PollResult.ForViewer> results) {
        if (asking.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<StatusId, PollState> states = new HashMap<>();
        for (Post post : asking) {
            Poll poll = post.content().poll().orElseThrow();
            PollResult result = Optional.ofNullable(results.get(post.id()))
                    .map(PollResult.ForViewer::result)
                    // An edit may have changed the options since the post was read.
                    .filter(read -> read.votes().size() == poll.options().size())
                    .orElseGet(() -> PollResult.none(poll));
            states.put(post.id(), new PollState(poll, result, poll.isOver(now)));
        }
        return states;
    }

    private static Map<StatusId, Choices> votes(
            AccountId viewer, List<Post> asking, Map<StatusId, PollResult.ForViewer> results) {
        Map<StatusId, Choices> votes = new HashMap<>();
        results.forEach((status, result) -> result.choices().ifPresent(choices -> votes.put(status, choices)));
        asking.stream()
                .filter(post -> post.account().equals(viewer))
                .forEach(post -> votes.put(post.id(), Choices.OF_AUTHOR));
        return votes;
    }

    /** While the shield of its author is up, nobody sees how often a post was answered, boosted and favourited. */
    private static Post withoutShieldedCounts(Post post, Map<AccountId, Account> people) {
        Account author = people.get(post.account());
        return author != null && author.isShielded() ? post.withCounts(Post.Counts.NONE) : post;
    }

    private static Map<AccountId, Exclusion> excluded(Viewer viewer) {
        return viewer instanceof Viewer.Member member ? member.excluded() : Map.of();
    }

    private Map<StatusId, List<FilterMatch>> filtered(
            Tx tx, AccountId me, List<Status> shown, Map<StatusId, Post> referred) {
        return new FilteredStatuses(me, filters.load(tx, me), referred, clock.instant()).among(shown);
    }

    /** The posts that some statuses boost and quote. */
    private static List<StatusId> referred(List<? extends Status> statuses) {
        return statuses.stream()
                .flatMap(status -> switch (status) {
                    case Post post -> post.references().quoted().stream();
                    case Boost boost -> Stream.of(boost.original());
                })
                .toList();
    }

    private static Map<StatusId, Post> visible(Viewer viewer, Collection<Status> found) {
        Map<StatusId, Post> visible = new HashMap<>();
        found.stream()
                .filter(viewer::maySee)
                .flatMap(status -> status.post().stream())
                .forEach(post -> visible.put(post.id(), post));
        return visible;
    }
}
