package org.groundswell.shield;

import java.util.List;
import org.groundswell.trends.baseline.Baseline;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Window;

/**
 * What the trend engine's {@link Baseline} learns from the strangers that contacted an account in each hour of the last four
 * weeks. It is computed from the hours when it is needed, so that it is the same whenever that is.
 */
final class UsualContacts {
    static final int HOURS_LEARNED = 28 * 24;
    private static final int HALF_LIFE_HOURS = TrendParameters.DEFAULT.halfLifeHours();
    private static final double OVERDISPERSION = TrendParameters.DEFAULT.overdispersion();

    /** @param hour since the epoch */
    record Hour(int hour, int strangers) {}

    private UsualContacts() {}

    /**
     * @param hours the hours with strangers before the current one, oldest first
     * @param accountHours the age of the account
     * @param current the current hour
     */
    static Surge.Usual of(List<Hour> hours, int accountHours, int current) {
        int first = hours.isEmpty() ? current : hours.getFirst().hour();
        Baseline baseline = new Baseline(Math.max(0, accountHours - (current - first)) * Window.HOUR.minutes());
        int next = first;
        for (Hour each : hours) {
            baseline.learnSilence(Window.HOUR, each.hour() - next, HALF_LIFE_HOURS);
            baseline.learn(Window.HOUR, each.strangers(), 1, HALF_LIFE_HOURS);
            next = each.hour() + 1;
        }
        baseline.learnSilence(Window.HOUR, current - next, HALF_LIFE_HOURS);
        double expected = baseline.mean(Window.HOUR);
        return new Surge.Usual(expected, baseline.deviation(Window.HOUR, expected, 1, OVERDISPERSION));
    }
}
