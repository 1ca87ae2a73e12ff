package org.groundswell.trends.trust;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Window;

/** People of one server that makes up most of the crowd in some window but is a small part of the network. */
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
        Set<Integer> raiders = new HashSet<>();
        for (Window window : Window.values()) {
            Map<Integer, Integer> origins = new HashMap<>();
            int people = 0;
            for (int i = 0; i < crowd.size(); i++) {
                if (crowd.minute(i) > crowd.now() - window.minutes()) {
                    people++;
                    origins.merge(crowd.origin(i), 1, Integer::sum);
                }
            }
            int all = people;
            origins.forEach((origin, from) -> {
                if (origin != 0 && from > OF_THE_CROWD * all && shareOfNetwork.applyAsDouble(origin) < OF_THE_NETWORK) {
                    raiders.add(origin);
                }
            });
        }
        long[] groups = new long[crowd.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = raiders.contains(crowd.origin(i)) ? crowd.origin(i) : 0;
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
}
