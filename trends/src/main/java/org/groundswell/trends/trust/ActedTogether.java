package org.groundswell.trends.trust;

import org.groundswell.trends.model.Discount;

/** People found in the same bought burst before: bought accounts are reused, and together. */
final class ActedTogether implements Signal {
    private final BurstMemory memory;

    ActedTogether(BurstMemory memory) {
        this.memory = memory;
    }

    @Override
    public Discount.Reason reason() {
        return Discount.Reason.ACTED_TOGETHER;
    }

    @Override
    public long[] groups(Crowd crowd) {
        long[] groups = new long[crowd.size()];
        for (int i = 0; i < groups.length; i++) {
            long before = memory.burstOf(crowd.person(i));
            groups[i] = before == crowd.burst() ? 0 : before;
        }
        return groups;
    }

    @Override
    public int leastGroupSize() {
        return 4;
    }

    @Override
    public double leastWeightOfKnown() {
        return 0.25;
    }
}
