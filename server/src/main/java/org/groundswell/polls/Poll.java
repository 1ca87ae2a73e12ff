package org.groundswell.polls;

import java.time.Instant;
import java.util.List;

/**
 * What a post asks.
 *
 * @param multiple whether one may choose several options
 * @param totalsHidden whether the votes of each option are hidden until it ends
 */
public record Poll(List<String> options, boolean multiple, boolean totalsHidden, Instant expiresAt) {
    public Poll {
        options = List.copyOf(options);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether votes for another poll are votes for this one: it has the same options. */
    public boolean asksTheSameAs(Poll other) {
        return options.equals(other.options) && multiple == other.multiple;
    }
}
