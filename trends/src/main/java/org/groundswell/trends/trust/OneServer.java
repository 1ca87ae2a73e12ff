package org.groundswell.trends.trust;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * People of one server that makes up most of the crowd in some window, but a small part of the people who are usually
 * there, and which isn't one of those that the tag's people usually come from. It is asked for each place, since a server
 * may be small in the world and the only one of a country.
 */
final class OneServer implements Signal {
    private static final double OF_THE_CROWD = 0.6;
    private static final double OF_THE_PLACE = 0.05;

    private final OriginShares shares;
    private final @Nullable OriginPast past;
    private final int place;

    /**
     * @param past where the tag's people came from before; null if it is unknown
     * @param place the id of the place whose list is decided; 0 for the world
     */
    OneServer(OriginShares shares, @Nullable OriginPast past, int place) {
        this.shares = shares;
        this.past = past;
        this.place = place;
    }

    @Override
    public Discount.Reason reason() {
        return Discount.Reason.ONE_SERVER;
    }

    @Override
    public long[] groups(Crowd crowd) {
        Set<Integer> raiders = raiders(crowd);
        long[] groups = new long[crowd.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = raiders.contains(crowd.origin(i)) ? crowd.origin(i) : 0;
        }
        return groups;
    }

    /** The servers that most of the crowd in the place come from, but few people usually do. */
    Set<Integer> raiders(Crowd crowd) {
        Set<Integer> raiders = new HashSet<>();
        for (Window window : Window.values()) {
            Map<Integer, Integer> origins = new HashMap<>();
            int people = 0;
            for (int i = 0; i < crowd.size(); i++) {
                if (crowd.minute(i) > crowd.now() - window.minutes() && crowd.isIn(i, place)) {
                    people++;
                    origins.merge(crowd.origin(i), 1, Integer::sum);
                }
            }
            int all = people;
            origins.forEach((origin, from) -> {
                if (origin != 0
                        && from > OF_THE_CROWD * all
                        && shares.of(place, origin) < OF_THE_PLACE
                        && !isAtHome(origin, from)) {
                    raiders.add(origin);
                }
            });
        }
        return raiders;
    }

    private boolean isAtHome(int origin, int people) {
        return past != null && past.isAtHome(origin, people);
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
