package org.groundswell.polls;

/**
 * A poll at a moment.
 *
 * @param over whether its time is over
 */
public record PollState(Poll poll, PollResult result, boolean over) {
    /** Whether the votes of each option are shown. */
    public boolean showsTotals() {
        return over || !poll.totalsHidden();
    }
}
