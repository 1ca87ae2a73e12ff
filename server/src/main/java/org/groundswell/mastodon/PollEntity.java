package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.model.StatusId;
import org.groundswell.polls.Choices;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollResult;
import org.groundswell.polls.PollState;
import org.jspecify.annotations.Nullable;

/** A poll. Without {@link ForViewer}, as anonymous viewers get it. */
record PollEntity(
        String id,
        String expiresAt,
        boolean expired,
        boolean multiple,
        long votesCount,
        long votersCount,
        List<OptionEntity> options,
        List<EmojiEntity> emojis) {

    /** @param votesCount null while the totals are hidden */
    record OptionEntity(String title, @Nullable Long votesCount) {}

    /**
     * The fields for a signed-in viewer, which follow all others.
     *
     * @param voted also true for the author, who can't vote
     */
    record ForViewer(boolean voted, List<Integer> ownVotes) {
        static ForViewer of(Optional<Choices> choices) {
            return new ForViewer(
                    choices.isPresent(), choices.map(Choices::positions).orElse(List.of()));
        }
    }

    /** The options of a version of a post. */
    record EditedPoll(List<TitleEntity> options) {
        static EditedPoll of(Poll poll) {
            return new EditedPoll(poll.options().stream().map(TitleEntity::new).toList());
        }
    }

    record TitleEntity(String title) {}

    static PollEntity of(StatusId status, PollState state, List<EmojiEntity> emojis) {
        Poll poll = state.poll();
        PollResult result = state.result();
        return new PollEntity(
                status.toString(),
                Times.time(poll.expiresAt()),
                state.over(),
                poll.multiple(),
                result.total(),
                result.voters(),
                IntStream.range(0, poll.options().size())
                        .mapToObj(position -> new OptionEntity(
                                poll.options().get(position),
                                state.showsTotals() ? result.votes().get(position) : null))
                        .toList(),
                emojis);
    }
}
