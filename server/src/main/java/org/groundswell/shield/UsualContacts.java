package org.groundswell.shield;

import java.util.List;

/**
 * The mean and deviation of the number of strangers that contact an account in an hour, learned from the hours of the last
 * four weeks: recent ones weigh most. It is computed from the hours when it is needed, so that it is the same whenever
 * that is.
 */
final class UsualContacts {
    /*
     * An exponentially weighted mean and variance: Δ = x − μ; μ ← μ + αΔ; σ² ← (1 − α)(σ² + αΔ²) (Finch, "Incremental
     * calculation of weighted mean and variance", 2009), with plain averages while less is known. After an account's
     * first day with contacts, an hour counts as at most 4μ + 10 strangers, so that one surge doesn't become the usual
     * level.
     */

    static final int HOURS_LEARNED = 28 * 24;
    private static final int DAY = 24;
    /** 1 − 2^(−1/168): the weight of an hour is halved after a week. */
    private static final double ALPHA = 1 - StrictMath.pow(2, -1.0 / (7 * DAY));
    /** σ² is at least μ + this times μ². */
    private static final double OVERDISPERSION = 0.05;

    private double mean;
    private double variance;
    /** How many hours are known, at most a day of them without contacts before the first. */
    private int known;
    /** How many hours have passed since the first with contacts. */
    private int since;

    /** @param hour since the epoch */
    record Hour(int hour, int strangers) {}

    private UsualContacts(int silentHours) {
        known = Math.min(silentHours, DAY);
    }

    /**
     * @param hours the hours with strangers before the first one to be judged, oldest first
     * @param accountHours the account's age then
     * @param judged the first hour to be judged
     */
    static Surge.Usual of(List<Hour> hours, int accountHours, int judged) {
        int first = hours.isEmpty() ? judged : hours.getFirst().hour();
        UsualContacts usual = new UsualContacts(Math.max(0, accountHours - (judged - first)));
        int next = first;
        for (Hour each : hours) {
            usual.learnSilence(each.hour() - next);
            usual.learn(each.strangers());
            next = each.hour() + 1;
        }
        usual.learnSilence(judged - next);
        return new Surge.Usual(usual.mean, usual.deviation());
    }

    private void learn(int strangers) {
        known++;
        if (since > 0 || strangers > 0) {
            since++;
        }
        double weight = Math.max(ALPHA, 1.0 / (known + 1));
        double counted = since < DAY ? strangers : Math.min(strangers, 4 * mean + 10);
        double delta = counted - mean;
        mean += weight * delta;
        variance = (1 - weight) * (variance + weight * delta * delta);
    }

    private void learnSilence(int count) {
        for (int i = 0; i < count; i++) {
            learn(0);
        }
    }

    private double deviation() {
        double young = 1.0 / Math.max(1, known);
        return Math.sqrt(Math.max(variance, mean + (OVERDISPERSION + young) * mean * mean));
    }
}
