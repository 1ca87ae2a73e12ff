package org.groundswell.trends.trust;

import java.util.HashMap;
import java.util.Map;
import org.groundswell.trends.model.Discount;

/** Accounts created on the same day, or in the same minute, if they are a large share of the crowd. */
final class BornTogether implements Signal {
    private static final int DAY = 24 * 60;
    /** The group must be at least 1/{@value} of the crowd. */
    private static final int SHARE = 5;

    private final Discount.Reason reason;
    private final int minutes;
    private final int leastGroupSize;
    private final double leastWeightOfKnown;

    private BornTogether(Discount.Reason reason, int minutes, int leastGroupSize, double leastWeightOfKnown) {
        this.reason = reason;
        this.minutes = minutes;
        this.leastGroupSize = leastGroupSize;
        this.leastWeightOfKnown = leastWeightOfKnown;
    }

    /** Strangers' accounts of one day: known people joined on the same day as many others. */
    static BornTogether onOneDay() {
        return new BornTogether(Discount.Reason.BORN_TOGETHER, DAY, 10, 1);
    }

    /** Accounts of one minute, known or not: people don't sign up that fast. */
    static BornTogether inOneMinute() {
        return new BornTogether(Discount.Reason.BORN_IN_A_MINUTE, 1, 4, 0);
    }

    @Override
    public Discount.Reason reason() {
        return reason;
    }

    @Override
    public long[] groups(Crowd crowd) {
        Map<Integer, Integer> born = new HashMap<>();
        for (int i = 0; i < crowd.size(); i++) {
            if (isComparable(crowd, i)) {
                born.merge(crowd.bornMinute(i) / minutes, 1, Integer::sum);
            }
        }
        long[] groups = new long[crowd.size()];
        for (int i = 0; i < groups.length; i++) {
            int time = crowd.bornMinute(i) / minutes;
            if (isComparable(crowd, i) && born.getOrDefault(time, 0) * SHARE >= crowd.size()) {
                groups[i] = time;
            }
        }
        return groups;
    }

    /**
     * Whether it is known well enough when the account was created: of accounts elsewhere, records often have only the
     * date, which reads as midnight.
     */
    private boolean isComparable(Crowd crowd, int i) {
        int minute = crowd.bornMinute(i);
        return minute != 0 && (minutes == DAY || crowd.origin(i) == 0 || minute % DAY != 0);
    }

    @Override
    public int leastGroupSize() {
        return leastGroupSize;
    }

    @Override
    public double leastWeightOfKnown() {
        return leastWeightOfKnown;
    }

    @Override
    public boolean startsNoWave() {
        return leastWeightOfKnown == 0;
    }
}
