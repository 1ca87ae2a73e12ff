package org.groundswell.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * What moderators have restricted about an account.
 *
 * @param sensitive its new posts are marked as sensitive
 * @param limited its posts are seen by its followers and at their addresses, but are not listed: not in public timelines,
 *     under tags, in trends or waves
 * @param frozen its owner can't use it; its posts stay
 * @param suspendedAt since when its posts are hidden and its owner can't use it; empty if it isn't suspended
 */
public record Restrictions(boolean sensitive, boolean limited, boolean frozen, Optional<Instant> suspendedAt) {
    public static final Restrictions NONE = new Restrictions(false, false, false, Optional.empty());

    public boolean isSuspended() {
        return suspendedAt.isPresent();
    }

    /** Whether its owner may use the account. */
    public boolean mayAct() {
        return !frozen && !isSuspended();
    }

    public Restrictions withSensitive(boolean marked) {
        return new Restrictions(marked, limited, frozen, suspendedAt);
    }

    public Restrictions withLimited(boolean isLimited) {
        return new Restrictions(sensitive, isLimited, frozen, suspendedAt);
    }

    public Restrictions withFrozen(boolean isFrozen) {
        return new Restrictions(sensitive, limited, isFrozen, suspendedAt);
    }

    /** Suspended since a moment, unless it is already. */
    public Restrictions suspended(Instant at) {
        return new Restrictions(sensitive, limited, frozen, suspendedAt.or(() -> Optional.of(at)));
    }

    public Restrictions notSuspended() {
        return new Restrictions(sensitive, limited, frozen, Optional.empty());
    }
}
