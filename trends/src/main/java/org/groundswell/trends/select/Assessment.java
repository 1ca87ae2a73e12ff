package org.groundswell.trends.select;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much a candidate weighs in a selection, and why.
 *
 * @param penalties why it weighs less than others, in the order of {@link Penalty}; empty for most posts
 * @param weight the product of the penalties' factors, from 0 (never chosen) to 1
 */
public record Assessment(Candidate post, Set<Penalty> penalties, double weight) {
    public Assessment {
        penalties = Collections.unmodifiableSet(new TreeSet<>(penalties));
    }

    public boolean isWeighedDown() {
        return !penalties.isEmpty();
    }
}
