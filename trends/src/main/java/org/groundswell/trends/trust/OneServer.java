package org.groundswell.trends.trust;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.groundswell.trends.Discount;
import org.groundswell.trends.Window;

/** A crowd whose last quarter of an hour comes mostly from one server which is otherwise a small part of the network. */
final class OneServer implements Signal {
    private static final double OF_THE_CROWD = 0.6;
    private static final double OF_THE_NETWORK = 0.05;

    private final IntToDoubleFunction shareOfNetwork;

    OneServer(IntToDoubleFunction shareOfNetwork) {
        this.shareOfNetwork = shareOfNetwork;
    }

    @Override
    public Discount.Reason reason() {
        return Discount.Reason.ONE_SERVER;
    }

    @Override
    public long[] groups(Crowd crowd) {
        int recent = 0;
        Map<Integer, Integer> origins = new HashMap<>();
        for (int i = 0; i < crowd.size(); i++) {
            if (crowd.minute(i) > crowd.now() - Window.QUARTER.minutes()) {
                recent++;
                origins.merge(crowd.origin(i), 1, Integer::sum);
            }
        }
        long[] groups = new long[crowd.size()];
        for (int i = 0; i < groups.length; i++) {
            int origin = crowd.origin(i);
            if (origin != 0
                    && origins.getOrDefault(origin, 0) > OF_THE_CROWD * recent
                    && shareOfNetwork.applyAsDouble(origin) < OF_THE_NETWORK) {
                groups[i] = origin;
            }
        }
        return groups;
    }

    @Override
    public int smallest() {
        return 10;
    }

    @Override
    public double leastOfTheKnown() {
        return 0;
    }
}
