package org.groundswell.trends.relate;

/**
 * The confidence in each claim about a pair of tags, from 0 to 1. A claim needs several conditions; its confidence is
 * that of the weakest, since one that fails is enough to make it wrong. Each condition rises from 0 to 1 between two
 * figures. Shares of few people count as the least that they may be.
 */
final class Claims {
    private static final int LEAST_PHASE = 20;
    private static final int LEAST_HEAD_START = 10;
    private static final int LEAST_BOTH = 5;
    private static final int LEAST_EXCHANGE = 5;
    private static final double Z = 1.28;

    private final Pair pair;
    private final Crowds crowds;
    private final Camps camps;
    private final double pattern;
    private final double byChance;

    Claims(Pair pair) {
        this.pair = pair;
        this.crowds = pair.crowds();
        this.camps = crowds.camps();
        this.pattern = NamePattern.of(pair.earlier(), pair.later());
        this.byChance = (double) pair.earlierThen() / Math.max(1, pair.active());
    }

    /** The share of the first people who replied to, quoted or named the earlier tag, in excess of chance. */
    double link() {
        return pair.phase() == 0
                ? 0
                : Math.max(0, (double) (pair.answering() + pair.naming()) / pair.phase() - byChance);
    }

    /** It arose in response, people boost in two camps, one for each tag, and the camps dispute. */
    double counters() {
        return least(responded(), disputed());
    }

    /** It arose in response: it speaks to another camp, or its first people replied and were not replied to likewise. */
    double answers() {
        // Quotes alone may be reports.
        double speaks = Math.max(disputed(), rising(least(crowds.replying()), 0.1, 0.3));
        double replied = rising(beyondChance(crowds.replying()), 0.08, 0.22);
        double oneSided = falling(retort(), 0.2, 0.9);
        double single = falling(share(crowds.answeringThird(), Math.max(1, crowds.outside())), 0.4, 1);
        return Math.max(least(responded(), speaks), least(first(), replied, oneSided, single));
    }

    /** It began among replies and quotes to the other camp, and the exchange is no mutual one. */
    private double responded() {
        double came = most(
                rising(beyondChance(crowds.outside()), 0.03, isOpposite() ? 0.12 : 0.2),
                rising(crowds.crossing(), 0.05, 0.2));
        // Mutual help and a mutual quarrel look alike, unless the names tell.
        double notMutual = isOpposite() ? 1 : falling(exchange(), 0.5, 0.9);
        return least(first(), came, apart(), notMutual);
    }

    /**
     * The names contradict, people reply back, or people of the other camp have taken up the earlier tag, other than to
     * reply.
     */
    private double disputed() {
        double taken = rising(camps.earlierInLater() - camps.foundersInLater(), 0.15, 0.4);
        return most(isOpposite() ? 1 : 0, rising(retort(), 0.02, 0.15), least(taken, notAsked()));
    }

    /** The people of the later tag are no helpers: few of its first people came to reply. */
    private double notAsked() {
        return falling(least(crowds.replying()), 0.3, 0.6);
    }

    private boolean isOpposite() {
        return pattern == NamePattern.OPPOSITE;
    }

    /** It writes about the earlier tag and about another one, mostly with quotes, and is no party. */
    double reportsOn() {
        int about = Math.max(crowds.outside(), pair.naming());
        double covers = rising(least(about), 0.1, 0.3);
        double coversThird = rising(least(crowds.aboutThird()), 0.1, 0.3);
        double quotes = falling(share(crowds.replying(), Math.max(1, crowds.outside())), 0.2, 0.6);
        double noRetort = falling(retort(), 0.1, 0.6);
        return crowds.third() == 0 ? 0 : least(first(), covers, coversThird, quotes, noRetort, 1 - counters());
    }

    /** The same people use both, for one subject, people of both boost each other, and few came to reply. */
    double ally() {
        if (pair.both() < LEAST_BOTH || !camps.tested().isKnown() || isOpposite()) {
            return 0;
        }
        double related = rising(related(pair), 0.14, 0.44);
        double joint = Math.min(crowds.jointOfEarlier(), crowds.jointOfLater());
        double subject = Math.max(rising(joint, 0.02, 0.1), rising(pair.words(), 0.2, 0.6));
        double shared = Math.max(rising(joint, 0.02, 0.06), rising(exchange(), 0.2, 0.5));
        double camps = rising(this.camps.tested().leastMixing(), 0.5, 0.8);
        double sides = crowds.sides().isKnown() ? rising(crowds.sides().leastMixing(), 0.35, 0.65) : 0;
        return least(related, subject, shared, camps, sides, notAsked());
    }

    /** Whether it began after the earlier one had risen, with enough people. */
    private double first() {
        return pair.headStart() >= LEAST_HEAD_START && pair.phase() >= LEAST_PHASE ? 1 : 0;
    }

    /** Two camps, one tag in each. */
    private double apart() {
        return !camps.tested().isKnown()
                ? 0
                : least(
                        falling(camps.tested().mostMixing(), 0.3, 0.9),
                        falling(camps.foundersInLater(), 0.15, 0.5),
                        rising(camps.laterInLater(), 0.5, 0.85));
    }

    /** Replies and quotes back, per reply or quote from the later tag to the earlier. */
    private double retort() {
        int forth = pair.answersAcross() - crowds.answersBack();
        return share(crowds.answersBack(), Math.max(1, forth));
    }

    /**
     * How mutual the replies and quotes between the two are, from 0 to 1: the fewer per the more of both directions. Few
     * replies count as the most that they may be.
     */
    private double exchange() {
        int forth = pair.answersAcross() - crowds.answersBack();
        int fewer = Math.min(forth, crowds.answersBack());
        int more = Math.max(forth, crowds.answersBack());
        return fewer < LEAST_EXCHANGE ? 0 : Math.min(1, (fewer + Z * Math.sqrt(fewer)) / more);
    }

    private double beyondChance(int people) {
        return Math.max(0, least(people) - byChance);
    }

    /** The least that a share of the first people may be, with a confidence of 90 %: Wilson's score interval. */
    private double least(int people) {
        int of = pair.phase();
        if (of == 0) {
            return 0;
        }
        double share = Math.min(1, (double) people / of);
        double square = Z * Z / of;
        return (share + square / 2 - Z * Math.sqrt(share * (1 - share) / of + square / (4 * of))) / (1 + square);
    }

    /**
     * Combines the normalised pointwise mutual information of the people (Bouma 2009), the similarity of words and that
     * of tags used together.
     */
    static double related(Pair pair) {
        if (pair.both() == 0) {
            return 0;
        }
        double active = Math.max(pair.active(), pair.earlierPeople() + pair.laterPeople() - pair.both());
        double together = pair.both() / active;
        double apart = pair.earlierPeople() / active * (pair.laterPeople() / active);
        double npmi = together >= 1 ? 1 : StrictMath.log(together / apart) / -StrictMath.log(together);
        return 0.5 * Math.max(0, npmi) + 0.3 * pair.words() + 0.2 * pair.company();
    }

    private static double least(double... conditions) {
        double least = 1;
        for (double each : conditions) {
            least = Math.min(least, each);
        }
        return least;
    }

    private static double most(double... conditions) {
        double most = 0;
        for (double each : conditions) {
            most = Math.max(most, each);
        }
        return most;
    }

    private static double share(int part, int whole) {
        return (double) part / whole;
    }

    private static double rising(double value, double none, double full) {
        return Math.clamp((value - none) / (full - none), 0, 1);
    }

    private static double falling(double value, double full, double none) {
        return Math.clamp((none - value) / (none - full), 0, 1);
    }
}
