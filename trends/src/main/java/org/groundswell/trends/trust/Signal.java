package org.groundswell.trends.trust;

import org.groundswell.trends.model.Discount;

/** Detects groups of people that count for less, for one reason. */
interface Signal {
    Discount.Reason reason();

    /** For each person of the crowd, the number of their group; 0 for none. */
    long[] groups(Crowd crowd);

    /** The size below which a group is ignored. */
    int leastGroupSize();

    /** The least weight of a fully trusted person in a group, from 0 to 1; 1 if the signal does not apply to them. */
    double leastWeightOfKnown();

    /** Whether known people in a group are treated like strangers, who can enlarge a wave but not start one. */
    default boolean startsNoWave() {
        return false;
    }

    /**
     * Whether strangers can join the group of a known person as they like. Known people are then only counted among
     * themselves: otherwise strangers could make them count for less.
     */
    default boolean isOpenToAnyone() {
        return false;
    }
}
