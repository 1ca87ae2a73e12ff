package org.groundswell.trends.trust;

import org.groundswell.trends.model.Discount;

/** Accounts that only amplify each other, as found by {@link Circles}. */
final class ClosedCircle implements Signal {
    @Override
    public Discount.Reason reason() {
        return Discount.Reason.CLOSED_CIRCLE;
    }

    @Override
    public long[] groups(Crowd crowd) {
        long[] groups = new long[crowd.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = crowd.circle(i);
        }
        return groups;
    }

    @Override
    public int leastGroupSize() {
        return 5;
    }

    @Override
    public double leastWeightOfKnown() {
        return 0;
    }

    @Override
    public boolean startsNoWave() {
        return true;
    }
}
