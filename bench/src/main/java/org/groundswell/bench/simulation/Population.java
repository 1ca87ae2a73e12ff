package org.groundswell.bench.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Use;

/** People of forty countries, each awake in their own day, a few of them posting most of what is posted. */
final class Population {
    private static final String[] COUNTRIES = {
        "US", "IN", "BR", "PH", "JP", "GB", "MX", "ID", "DE", "FR", "NG", "TR", "ES", "CA", "AU", "KR", "IT", "AR",
                "PL",
        "ZA", "EG", "TH", "CO", "KE", "NL", "MY", "SE", "CL", "PK", "VN", "PT", "BE", "PE", "GR", "NO", "FI", "NZ",
                "IE",
        "MA", "TN"
    };
    private static final int[] HOURS_EAST = {
        -6, 5, -3, 8, 9, 0, -6, 7, 1, 1, 1, 3, 1, -5, 10, 9, 1, -3, 1, 2, 2, 7, -5, 3, 1, 8, 1, -4, 5, 7, 0, 1, -5, 2,
        1, 2, 12, 0, 1, 1
    };
    private static final double[] BY_HOUR = {
        .25, .15, .1, .1, .1, .2, .4, .7, .9, 1, 1, 1.05, 1.15, 1.1, 1, 1, 1.05, 1.1, 1.2, 1.4, 1.5, 1.4, 1, .55
    };

    private final SplittableRandom random;
    private final int[] country;
    private final double[] activity;
    private final double[][] cumulativeByHour = new double[24][];

    Population(int people, long seed) {
        this.random = new SplittableRandom(seed);
        this.country = new int[people];
        this.activity = new double[people];
        for (int i = 0; i < people; i++) {
            country[i] = (int) Math.min(COUNTRIES.length - 1.0, Math.pow(random.nextDouble(), 1.6) * COUNTRIES.length);
            activity[i] = Math.pow(1 - random.nextDouble(), -0.7);
        }
        for (int hour = 0; hour < 24; hour++) {
            double[] sums = new double[people];
            double sum = 0;
            for (int i = 0; i < people; i++) {
                sum += activity[i] * BY_HOUR[Math.floorMod(hour + HOURS_EAST[country[i]], 24)];
                sums[i] = sum;
            }
            cumulativeByHour[hour] = sums;
        }
    }

    /** How active everybody is in an hour of the day (UTC), 1 being the average. */
    double activity(int hour) {
        double all = 0;
        for (double[] sums : cumulativeByHour) {
            all += sums[sums.length - 1];
        }
        return cumulativeByHour[hour][country.length - 1] * 24 / all;
    }

    /** Somebody who is awake, more often somebody who posts much. */
    int somebody(int hour) {
        double[] sums = cumulativeByHour[hour];
        double at = random.nextDouble() * sums[sums.length - 1];
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Different people of a country (or of anywhere, if it is empty). */
    List<Integer> people(int count, String where) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < country.length; i++) {
            if (where.isEmpty() || COUNTRIES[country[i]].equals(where)) {
                all.add(i);
            }
        }
        Collections.shuffle(all, new Random(random.nextLong()));
        return all.subList(0, Math.min(count, all.size()));
    }

    int size() {
        return country.length;
    }

    String countryOf(int person) {
        return COUNTRIES[country[person]];
    }

    int hoursEast(int person) {
        return HOURS_EAST[country[person]];
    }

    /** A use by somebody known, who says it in their own words. */
    Use use(String tag, int person, long at) {
        return new Use(tag, person + 1L, at, countryOf(person), "", AccountTraits.KNOWN, random.nextLong() | 1);
    }

    SplittableRandom random() {
        return random;
    }
}
