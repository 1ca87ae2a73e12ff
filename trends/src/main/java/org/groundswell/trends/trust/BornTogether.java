package org.groundswell.trends.trust;

import java.util.HashMap;
import java.util.Map;
import org.groundswell.trends.model.Discount;

/** Strangers whose accounts were created on the same day, if they are a large share of the crowd. */
final class BornTogether implements Signal {
    private static final int HOURS = 24;
    /** The group must be at least 1/{@value} of the crowd. */
    private static final int SHARE = 5;

    @Override
    public Discount.Reason reason() {
        return Discount.Reason.BORN_TOGETHER;
    }

    @Override
    public long[] groups(Crowd crowd) {
        Map<Integer, Integer> born = new HashMap<>();
        for (int i = 0; i < crowd.size(); i++) {
            if (crowd.bornHour(i) != 0) {
                born.merge(crowd.bornHour(i) / HOURS, 1, Integer::sum);
            }
        }
        long[] groups = new long[crowd.size()];
        for (int i = 0; i < groups.length; i++) {
            int day = crowd.bornHour(i) / HOURS;
            if (crowd.bornHour(i) != 0 && born.getOrDefault(day, 0) * SHARE >= crowd.size()) {
                groups[i] = day;
            }
        }
        return groups;
    }

    @Override
    public int leastGroupSize() {
        return 10;
    }

    @Override
    public double leastWeightOfKnown() {
        return 1;
    }
}
