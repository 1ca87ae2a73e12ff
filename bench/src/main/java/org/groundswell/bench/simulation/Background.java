package org.groundswell.bench.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What people post about when nothing happens. */
final class Background {
    private static final int TAGS = 4_000;
    private static final double ONCE_ONLY = 0.25;

    private final Population population;
    private final SplittableRandom random;
    private final int postsADay;
    private final double[] cumulative = new double[TAGS];
    private long unique;

    Background(Population population, int postsADay, long seed) {
        this.population = population;
        this.random = new SplittableRandom(seed + 1);
        this.postsADay = postsADay;
        double sum = 0;
        for (int i = 0; i < TAGS; i++) {
            sum += 1 / Math.pow(i + 3.0, 1.05);
            cumulative[i] = sum;
        }
    }

    List<Happening> day(long from) {
        List<Happening> happenings = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            int posts = (int) (postsADay / 24.0 * population.activity(hour));
            for (int i = 0; i < posts; i++) {
                long at = from + hour * Stage.HOUR + (long) (random.nextDouble() * Stage.HOUR);
                happenings.add(new Happening(at, population.use(tag(), population.somebody(hour), at), false));
            }
        }
        return happenings;
    }

    private String tag() {
        if (random.nextDouble() < ONCE_ONLY) {
            unique++;
            return "once" + unique;
        }
        double at = random.nextDouble() * cumulative[TAGS - 1];
        int low = Arrays.binarySearch(cumulative, at);
        return "t" + (low < 0 ? -low - 1 : low);
    }
}
