package org.groundswell.polls;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The votes in a poll.
 *
 * @param voters the number of accounts that have voted
 * @param votes by option
 */
public record PollResult(long voters, List<Long> votes) {
    public PollResult {
        votes = List.copyOf(votes);
    }

    /** No votes at all. */
    public static PollResult none(Poll poll) {
        return new PollResult(0, Collections.nCopies(poll.options().size(), 0L));
    }

    public long total() {
        return votes.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * A result with the choices of a viewer.
     *
     * @param choices empty if the viewer has not voted
     */
    public record ForViewer(PollResult result, Optional<Choices> choices) {}
}
