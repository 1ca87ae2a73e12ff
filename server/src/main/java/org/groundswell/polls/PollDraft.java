package org.groundswell.polls;

import java.util.List;
import java.util.Optional;

/**
 * A poll as its author typed it.
 *
 * @param seconds how long it runs from now on; empty in an edit for the end that it had
 */
public record PollDraft(List<String> options, Optional<Long> seconds, boolean multiple, boolean totalsHidden) {
    /** The same poll with the time that is left, for an edit of something else. */
    public static PollDraft of(Poll poll) {
        return new PollDraft(poll.options(), Optional.empty(), poll.multiple(), poll.totalsHidden());
    }
}
