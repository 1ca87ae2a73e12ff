package org.groundswell.shield;

import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.score.Significance;

/**
 * The strangers who contacted an account in the last hour, against what is usual for it. The measure is that of trends:
 * people above the expected number, in standard deviations ({@link Significance}).
 *
 * @param strangers all of them, including those who only followed
 * @param speaking those who posted, and have no connection to the account
 * @param usual the strangers of a usual hour
 */
record Surge(double strangers, double speaking, Usual usual) {
    /** Fewer people are never a surge. */
    static final int LEAST = 12;
    /** As for tags. */
    private static final double ENTER = TrendParameters.DEFAULT.enter();
    /** The number of strangers in an hour that is not noteworthy for anyone. */
    private static final double BETA = 2;

    /** @param deviation at least that of a Poisson process, with some overdispersion */
    record Usual(double expected, double deviation) {}

    static final Usual NOTHING_USUAL = new Usual(0, 0);

    enum Verdict {
        USUAL,
        /** Many people, but they only follow, or know each other, or more of them approve: the account decides. */
        OFFER,
        RAISE
    }

    boolean isUnusual() {
        return isUnusual(strangers);
    }

    private boolean isUnusual(double people) {
        return people >= LEAST && Significance.of(people, usual.expected(), usual.deviation(), BETA) >= ENTER;
    }

    /**
     * A pile-on answers a post more than it likes it; a post that becomes popular is liked more than it is answered.
     *
     * @param supporters people who favourited or boosted the posts in question in the same time, and did nothing else
     */
    Verdict judge(int supporters) {
        if (isUnusual(speaking) && speaking > supporters) {
            return Verdict.RAISE;
        }
        return isUnusual() ? Verdict.OFFER : Verdict.USUAL;
    }
}
