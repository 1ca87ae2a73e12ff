package org.groundswell.trends.trust;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * People of one server that makes up most of the crowd in some window, but a small part of the people who are usually
 * there, and which isn't one of those that the tag's people usually come from. It is asked for each place, since a server
 * may be small in the world and the only one of a country.
 *
 * <p>A raid of an hour stays one until its people have left the longest window: otherwise it would count in full as soon as
 * some of them have left, and those who are left are no longer most.
 */
final class OneServer implements Signal {
    private static final double OF_THE_CROWD = 0.6;
    private static final double OF_THE_PLACE = 0.05;
    private static final int LEAST_GROUP = 5;

    private static final int MINUTES_A_QUARTER = Window.QUARTER.minutes();
    private static final int QUARTERS = Window.SIX_HOURS.minutes() / MINUTES_A_QUARTER;
    private static final int QUARTERS_AN_HOUR = Window.HOUR.minutes() / MINUTES_A_QUARTER;
    private static final int ALWAYS = (1 << QUARTERS) - 1;

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
        Map<Integer, Integer> raiders = raiders(crowd);
        long[] groups = new long[crowd.size()];
        for (int i = 0; i < groups.length; i++) {
            int quarters = raiders.getOrDefault(crowd.origin(i), 0);
            groups[i] = (quarters >> quarter(crowd, i) & 1) == 1 ? crowd.origin(i) : 0;
        }
        return groups;
    }

    /**
     * The servers that most of the crowd in the place come from, but few people usually do; each with the quarters of an
     * hour whose people belong to the raid, as bits, the first for the last quarter.
     */
    Map<Integer, Integer> raiders(Crowd crowd) {
        int[] all = new int[QUARTERS];
        Map<Integer, int[]> origins = new HashMap<>();
        for (int i = 0; i < crowd.size(); i++) {
            if (crowd.isIn(i, place)) {
                int quarter = quarter(crowd, i);
                all[quarter]++;
                origins.computeIfAbsent(crowd.origin(i), _ -> new int[QUARTERS])[quarter]++;
            }
        }
        Map<Integer, Integer> raiders = new HashMap<>();
        origins.forEach((origin, from) -> {
            int raided = origin == 0 || shares.of(place, origin) >= OF_THE_PLACE ? 0 : raided(origin, from, all);
            if (raided != 0) {
                raiders.put(origin, raided);
            }
        });
        return raiders;
    }

    private int raided(int origin, int[] from, int[] all) {
        for (Window window : Window.values()) {
            if (isRaid(origin, from, all, 0, window.minutes() / MINUTES_A_QUARTER)) {
                return ALWAYS;
            }
        }
        int raided = 0;
        for (int first = 1; first < QUARTERS; first++) {
            // At the end, some of an hour's people have already left.
            for (int to : new int[] {first + 1, Math.min(first + QUARTERS_AN_HOUR, QUARTERS)}) {
                if (isRaid(origin, from, all, first, to)) {
                    raided |= (1 << to) - (1 << first);
                }
            }
        }
        return raided;
    }

    private boolean isRaid(int origin, int[] from, int[] all, int first, int to) {
        int people = Arrays.stream(from, first, to).sum();
        return people >= LEAST_GROUP
                && people > OF_THE_CROWD * Arrays.stream(all, first, to).sum()
                && (past == null || !past.isAtHome(origin, people));
    }

    /** How many quarters of an hour ago somebody used the tag for the last time. */
    private static int quarter(Crowd crowd, int i) {
        return Math.clamp((crowd.now() - crowd.minute(i)) / MINUTES_A_QUARTER, 0, QUARTERS - 1);
    }

    @Override
    public int leastGroupSize() {
        return LEAST_GROUP;
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
