package org.groundswell.trends.trust;

import org.groundswell.trends.model.Discount;

/** Finds groups of people who are not as many as they seem. */
interface Signal {
    Discount.Reason reason();

    /** For each person of the crowd the group they belong to: any number that is the group's own; 0 for none. */
    long[] groups(Crowd crowd);

    /** How small a group is nothing to speak of. */
    int smallest();

    /** What people of whom nothing else speaks against count at least; 1 if the signal leaves them out. */
    double leastOfTheKnown();
}
