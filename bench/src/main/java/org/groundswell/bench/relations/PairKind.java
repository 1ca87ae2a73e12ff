package org.groundswell.bench.relations;

import java.util.Arrays;
import org.groundswell.trends.relate.Relation;

/** What truly happens between two tags, and which claims about them are right. No claim is never wrong. */
enum PairKind {
    ANSWER("a movement answers a provocation"),
    HELPERS("an answer, one-sided and unboosted"),
    COUNTER("a counter-movement, with a dispute"),
    SUPPORT("supporters write with a tag of their own"),
    ALLIES("allies of one cause"),
    TRANSLATION("one event in two languages"),
    REPORTERS("reporters name both sides"),
    JOURNALISTS("journalists quote one side"),
    MOCKERY("mockery, with a new tag"),
    HIJACKED("mockery, by people with an older tag"),
    TOWNS("two towns help each other"),
    TWO_CAMPS("a tag of two camps, and a tag of one"),
    GENERAL("a general tag beside a specific one"),
    SAME_FANS("the same fans, two topics"),
    SIMULTANEOUS("unrelated, at the same time");

    private final String description;

    PairKind(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    /** Whether a claim is true. That a counter-tag answers is true, if not the whole truth. */
    boolean isRight(Relation.Kind claim) {
        return switch (this) {
            case ANSWER, COUNTER, MOCKERY -> claim == Relation.Kind.ANSWERS || claim == Relation.Kind.COUNTERS;
            case HELPERS -> claim == Relation.Kind.ANSWERS;
            case SUPPORT -> claim == Relation.Kind.ANSWERS || claim == Relation.Kind.ALLY;
            case ALLIES, TRANSLATION, TOWNS -> claim == Relation.Kind.ALLY;
            case REPORTERS, JOURNALISTS -> claim == Relation.Kind.REPORTS_ON;
            case HIJACKED, TWO_CAMPS, GENERAL, SAME_FANS, SIMULTANEOUS -> false;
        };
    }

    /** Whether there is something to claim at all: otherwise the pair doesn't count for the recall. */
    boolean hasClaim() {
        return Arrays.stream(Relation.Kind.values()).anyMatch(this::isRight);
    }
}
