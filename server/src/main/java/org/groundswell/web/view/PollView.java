package org.groundswell.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.polls.Choices;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollResult;
import org.groundswell.polls.PollState;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;

/**
 * The poll of a post.
 *
 * @param open whether the visitor may vote
 * @param signIn whether the visitor would have to sign in to vote
 * @param totals whether the votes of each option are shown
 * @param hidden a sentence about totals that are hidden; empty if they are shown
 * @param people how many have voted
 * @param time how long it runs, or that it has ended
 */
public record PollView(
        List<Option> options,
        boolean multiple,
        boolean open,
        boolean signIn,
        boolean totals,
        String hidden,
        String people,
        String time,
        String ends,
        String endsExactly) {
    /**
     * An option.
     *
     * @param position from 0
     * @param chosen whether the visitor has chosen it
     * @param share of the votes, such as 37%; empty while totals are hidden
     */
    public record Option(int position, String text, boolean chosen, String share, long votes) {}

    /** @param vote the visitor's choices; without any if it is the visitor's own, empty if it has not voted */
    static PollView of(PollState state, Optional<Choices> vote, boolean isSignedIn, Instant now, Translator t) {
        Poll poll = state.poll();
        PollResult result = state.result();
        boolean running = !state.over();
        return new PollView(
                IntStream.range(0, poll.options().size())
                        .mapToObj(position -> option(state, vote, position))
                        .toList(),
                poll.multiple(),
                running && isSignedIn && vote.isEmpty(),
                running && !isSignedIn,
                state.showsTotals(),
                state.showsTotals() ? "" : t.text("poll.hidden"),
                t.text("poll.people", "count", result.voters()),
                running ? left(Duration.between(now, poll.expiresAt()), t) : t.text("poll.ended"),
                poll.expiresAt().toString(),
                Ago.exact(poll.expiresAt(), t));
    }

    private static Option option(PollState state, Optional<Choices> vote, int position) {
        PollResult result = state.result();
        long votes = result.votes().get(position);
        // Of several choices, the shares are those of people: together they may be more than all.
        long whole = state.poll().multiple() ? Math.max(result.voters(), votes) : result.total();
        long percent = whole == 0 ? 0 : Math.round(100.0 * votes / whole);
        return new Option(
                position,
                state.poll().options().get(position),
                vote.filter(choices -> choices.positions().contains(position)).isPresent(),
                state.showsTotals() ? percent + "%" : "",
                state.showsTotals() ? votes : 0);
    }

    /** A minute that has begun counts. */
    private static String left(Duration exactly, Translator t) {
        Duration left = exactly.plusMinutes(1).minusMillis(1);
        if (left.toDays() > 0) {
            return t.text("poll.left.days", "count", left.toDays());
        }
        return left.toHours() > 0
                ? t.text("poll.left.hours", "count", left.toHours())
                : t.text("poll.left.minutes", "count", left.toMinutes());
    }
}
