package org.groundswell.trends.relate;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the later of two tags is related to the earlier.
 *
 * @param strength the confidence, from 0 to 1; for tags that are only used together, how often they are
 * @param link the share of the later one's first people who came from the earlier one, in excess of chance
 * @param pattern how closely the names follow a common pattern, from 0 to 1
 */
public record Relation(Kind kind, double strength, double link, double pattern) {
    /** The kinds of relations, the most telling first. */
    public enum Kind {
        /** It arose in response to the earlier one, and their people oppose each other. */
        COUNTERS,
        /** It arose in response to the earlier one. */
        ANSWERS,
        /** Its people write about the earlier one and about another tag, and belong to neither. */
        REPORTS_ON,
        /** The same people use both. */
        ALLY,
        /** Both are often used together. This claims nothing about their people. */
        TRAVELS_WITH;

        /** Whether this says something about people, so that it needs confidence. */
        public boolean isClaim() {
            return this != TRAVELS_WITH;
        }
    }

    /** Below this confidence, nothing is claimed. */
    public static final double LEAST_CONFIDENCE = 0.7;

    private static final int LEAST_BOTH = 5;
    private static final double RELATED = 0.25;
    /**
     * If this share of the smaller one's people use the other, they are related even if almost everybody uses the
     * other.
     */
    private static final double WITHIN = 0.6;

    private static final int LEAST_WITHIN = 10;

    /**
     * Classifies the relation from the figures; empty if the tags have little to do with each other. {@code
     * docs/waves.md} describes the model; no such detector was found in the literature.
     */
    public static Optional<Relation> of(Pair pair) {
        Claims claims = new Claims(pair);
        double pattern = NamePattern.of(pair.earlier(), pair.later());
        Optional<Relation> claim = Stream.of(
                        new Relation(Kind.COUNTERS, claims.counters(), claims.link(), pattern),
                        new Relation(Kind.ANSWERS, claims.answers(), claims.link(), pattern),
                        new Relation(Kind.REPORTS_ON, claims.reportsOn(), claims.link(), pattern),
                        new Relation(Kind.ALLY, claims.ally(), claims.link(), pattern))
                .filter(each -> each.strength() >= LEAST_CONFIDENCE)
                .min(Comparator.comparing(Relation::kind));
        return claim.or(() -> together(pair, claims, pattern));
    }

    private static Optional<Relation> together(Pair pair, Claims claims, double pattern) {
        double related = Claims.related(pair);
        boolean within = pair.both() >= LEAST_WITHIN
                && pair.both() >= WITHIN * Math.min(pair.earlierPeople(), pair.laterPeople());
        return pair.both() < LEAST_BOTH || (related < RELATED && !within)
                ? Optional.empty()
                : Optional.of(new Relation(Kind.TRAVELS_WITH, Math.min(1, related), claims.link(), pattern));
    }
}
