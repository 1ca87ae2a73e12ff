package org.groundswell.trends.trust;

import java.util.List;
import org.groundswell.trends.model.Discount;
import org.jspecify.annotations.Nullable;

/**
 * Computes how many people a crowd counts as in the decision whether its tag trends. The numbers shown are still those
 * of distinct people.
 */
public final class Audit {
    /*
     * The weight of a person is their trust, and zero while on probation. A group of n people found by a signal counts
     * as φ(n) = 3·(1 + ln(n/3)) people, divided equally: 500 people who paste the same sentence count as 18. If a
     * person is in several groups, the one that gives the lowest weight decides.
     *
     * Weights are integers, so that their sums do not depend on the order of the people.
     */

    /** The weight of one whole person. */
    public static final int UNIT = 1 << 16;

    /** The signals that say the same wherever a list is decided. */
    private final List<Signal> signals;

    private final OriginShares shares;

    /**
     * @param memory people who were in bought bursts before
     * @param shares how large a part of each place's people the servers have
     */
    public Audit(BurstMemory memory, OriginShares shares) {
        this.shares = shares;
        this.signals = OneSpot.addedTo(List.of(
                new SameText(),
                BornTogether.onOneDay(),
                BornTogether.inOneMinute(),
                new ActedTogether(memory),
                new EvenTiming(),
                new ClosedCircle()));
    }

    /**
     * The result of an audit; arrays have one value for each person of the crowd.
     *
     * @param weights each person's weight, in units of 1/{@link #UNIT}
     * @param carried whether the person is a stranger, or in a group that is treated like strangers: all of these
     *     together count at most as much as the excess of the others over the expected number, so that they can enlarge
     *     a wave but not start one
     * @param bought whether the person is a stranger in a group that was capped
     * @param discounts why people count for less, the reason with the largest effect first
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Findings(int[] weights, boolean[] carried, boolean[] bought, List<Discount> discounts) {}

    /**
     * Audits a crowd.
     *
     * @param past from which servers the tag's people came before; null if none came from others
     * @param now the current minute, since the epoch
     */
    public CrowdAudit of(Crowd crowd, @Nullable OriginPast past, int now) {
        return new CrowdAudit(crowd, now, signals, shares, past);
    }
}
