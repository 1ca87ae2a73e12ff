package org.groundswell.trends.relate;

import java.util.Optional;

/**
 * How the later of two tags is related to the earlier.
 *
 * @param strength the confidence, from 0 to 1
 * @param link the share of the later one's first people who came from the earlier one, in excess of chance
 * @param pattern how closely the names follow a common pattern, from 0 to 1
 */
public record Relation(Kind kind, double strength, double link, double pattern) {
    /** The kinds of relations. */
    public enum Kind {
        /** It arose in response to the earlier one, and their people oppose each other. */
        COUNTERS,
        /** It arose in response to the earlier one. */
        ANSWERS,
        /** The same people use both. */
        ALLY,
        /** Both are often used together. */
        TRAVELS_WITH
    }

    private static final double BIAS = -3.2;
    private static final double ANSWERING = 5;
    private static final double HALF_ANSWERING = 0.15;
    private static final double NAMING = 2;
    private static final double TALK = 2;

    private static final int LEAST_PHASE = 20;
    private static final int LEAST_BOTH = 5;
    private static final int LEAST_CROSSINGS = 5;
    private static final int LEAST_HEAD_START = 10;
    private static final double LINKED = 0.1;
    private static final double ANSWER = 0.7;
    private static final double ALLIED = 0.35;
    private static final double RELATED = 0.25;
    /**
     * If this share of the smaller one's people use the other, they are related even if almost everybody uses the
     * other.
     */
    private static final double WITHIN = 0.6;

    private static final int LEAST_WITHIN = 10;

    /**
     * Classifies the relation from the figures; empty if the tags have little to do with each other. {@code
     * docs/waves.md} describes the model and its weights; no such detector was found in the literature.
     */
    public static Optional<Relation> of(Pair pair) {
        double answering = beyondChance(pair.answering(), pair);
        double naming = beyondChance(pair.naming(), pair);
        double pattern = NamePattern.of(pair.earlier(), pair.later());
        double polarisation = polarisation(pair);
        double replyShare = replyShare(pair);
        double answer = logistic(BIAS
                + ANSWERING * answering / (answering + HALF_ANSWERING)
                + NAMING * naming
                + patternWeight(pattern)
                + TALK * replyShare
                + (2 * polarisation - 1));
        // People use both tags in one post for allied tags, too: this counts only where the names are opposites.
        boolean linked = answering >= LINKED || (naming >= LINKED && pattern == NamePattern.OPPOSITE);
        int signs = (linked ? 1 : 0) + (pattern >= NamePattern.REPLACED ? 1 : 0) + (replyShare >= 0.5 ? 1 : 0);
        boolean first = pair.headStart() >= LEAST_HEAD_START && pair.phase() >= LEAST_PHASE;
        if (first && answer >= ANSWER && signs >= 2) {
            boolean against = polarisation >= 0.6 || replyShare >= 0.6;
            return Optional.of(
                    new Relation(against ? Kind.COUNTERS : Kind.ANSWERS, answer, answering + naming, pattern));
        }
        double related = related(pair);
        boolean friendly = replyShare < 0.5 && pattern < NamePattern.OPPOSITE;
        boolean within = pair.both() >= LEAST_WITHIN
                && pair.both() >= WITHIN * Math.min(pair.earlierPeople(), pair.laterPeople());
        if (pair.both() < LEAST_BOTH || (related < RELATED && !within) || !friendly) {
            return Optional.empty();
        }
        Kind kind = related >= ALLIED && polarisation < 0.8 ? Kind.ALLY : Kind.TRAVELS_WITH;
        return Optional.of(new Relation(kind, Math.min(1, related), answering + naming, pattern));
    }

    /**
     * The polarisation of boosts: 1 if nobody boosts posts with the other tag; 0 or less if the tag makes no
     * difference.
     */
    private static double polarisation(Pair pair) {
        if (pair.boosts() >= LEAST_CROSSINGS) {
            return 1 - 2.0 * pair.boostsAcross() / pair.boosts();
        }
        // Without boosts, the polarisation is that of the sets of people.
        return 1 - 2.0 * pair.both() / Math.max(1, Math.min(pair.earlierPeople(), pair.laterPeople()));
    }

    /**
     * How far people reply to posts with the other tag rather than boost them, from 0 to 1; 0 if there is too little
     * data.
     */
    private static double replyShare(Pair pair) {
        if (pair.boosts() < LEAST_CROSSINGS || pair.answersAcross() < LEAST_CROSSINGS) {
            return 0;
        }
        double answered = (double) pair.answersAcross() / pair.answers();
        double boosted = (double) pair.boostsAcross() / pair.boosts();
        return answered / (answered + boosted);
    }

    private static double patternWeight(double pattern) {
        return pattern == NamePattern.OPPOSITE ? 4 : pattern == NamePattern.REPLACED ? 1.5 : 0;
    }

    /** A share of the first people, less the share expected if these were random active people. */
    private static double beyondChance(int people, Pair pair) {
        if (pair.phase() == 0) {
            return 0;
        }
        double byChance = (double) pair.earlierThen() / Math.max(1, pair.active());
        return Math.max(0, (double) people / pair.phase() - byChance);
    }

    /**
     * Combines the normalised pointwise mutual information of the people (Bouma 2009), the similarity of words and that
     * of tags used together.
     */
    private static double related(Pair pair) {
        if (pair.both() == 0) {
            return 0;
        }
        double active = Math.max(pair.active(), pair.earlierPeople() + pair.laterPeople() - pair.both());
        double together = pair.both() / active;
        double apart = pair.earlierPeople() / active * (pair.laterPeople() / active);
        double npmi = together >= 1 ? 1 : StrictMath.log(together / apart) / -StrictMath.log(together);
        return 0.5 * Math.max(0, npmi) + 0.3 * pair.words() + 0.2 * pair.company();
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
