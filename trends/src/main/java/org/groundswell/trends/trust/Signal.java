package org.groundswell.trends.trust;

import org.groundswell.trends.model.Discount;

/** Finds groups of people who should be counted as fewer, for one reason. */
interface Signal {
    Discount.Reason reason();

    /** For each person of the crowd, a number of the group they are in; 0 for none. */
    long[] groups(Crowd crowd);

    /** The size below which a group is ignored. */
    int smallest();

    /** The least that a fully trusted person in a group still counts, from 0 to 1; 1 if the signal leaves them out. */
    double leastOfTheKnown();
}
