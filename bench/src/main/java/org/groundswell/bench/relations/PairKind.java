package org.groundswell.bench.relations;

import java.util.Set;
import org.groundswell.trends.relate.Relation;

/** What truly happens between two tags, and which claims about them are right. No claim is never wrong. */
enum PairKind {
    ANSWER("a movement answers a provocation", Relation.Kind.ANSWERS, Relation.Kind.COUNTERS),
    HELPERS("an answer, one-sided and unboosted", Relation.Kind.ANSWERS),
    COUNTER("a counter-movement, with a dispute", Relation.Kind.ANSWERS, Relation.Kind.COUNTERS),
    SUPPORT("supporters write with a tag of their own", Relation.Kind.ANSWERS, Relation.Kind.ALLY),
    ALLIES("allies of one cause", Relation.Kind.ALLY),
    TRANSLATION("one event in two languages", Relation.Kind.ALLY),
    REPORTERS("reporters name both sides", Relation.Kind.REPORTS_ON),
    JOURNALISTS("journalists quote one side", Relation.Kind.REPORTS_ON),
    MOCKERY("mockery, with a new tag", Relation.Kind.ANSWERS, Relation.Kind.COUNTERS),
    HIJACKED("mockery, by people with an older tag"),
    TOWNS("two towns help each other", Relation.Kind.ALLY),
    TWO_CAMPS("a tag of two camps, and a tag of one"),
    GENERAL("a general tag beside a specific one"),
    SAME_FANS("the same fans, two topics"),
    SIMULTANEOUS("unrelated, at the same time");

    private final String description;
    private final Set<Relation.Kind> right;

    PairKind(String description, Relation.Kind... right) {
        this.description = description;
        this.right = Set.of(right);
    }

    String description() {
        return description;
    }

    boolean isRight(Relation.Kind claim) {
        return right.contains(claim);
    }

    /** Whether there is something to claim at all: otherwise the pair doesn't count for the recall. */
    boolean hasClaim() {
        return !right.isEmpty();
    }
}
