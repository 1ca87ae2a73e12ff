package org.groundswell.search.query;

import java.util.List;

/**
 * A search for statuses, which meet all of its clauses.
 *
 * @param clauses at most {@value QueryParser#MOST_CLAUSES}
 */
public record SearchQuery(List<Clause> clauses) {
    /** Whether it says nothing, so that nothing is found. */
    public boolean isEmpty() {
        return clauses.isEmpty();
    }

    /** Whether statuses match it more or less well; otherwise the newest come first. */
    public boolean isRanked() {
        return clauses.stream()
                .anyMatch(clause -> !clause.excluded() && clause.condition().isText());
    }

    /** Whether it has nothing but words and tags, as a name has: only then accounts and tags are looked for too. */
    public boolean isPlain() {
        return clauses.stream()
                .allMatch(clause -> !clause.excluded()
                        && (clause.condition() instanceof Condition.Word
                                || clause.condition() instanceof Condition.Tagged));
    }
}
