package org.groundswell.bench.relations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Claims about pairs of tags that were not used to develop the classifier. */
class RelationJudgeTest {
    private static final int PAIRS_OF_EACH_KIND = 20;

    @Test
    void claimsAreRightAndMostRelationsAreFound() {
        RelationJudge judge = RelationJudge.ofHeldOut(PAIRS_OF_EACH_KIND);
        judge.print(System.out);

        assertThat(judge.pairs()).isGreaterThanOrEqualTo(200);
        assertThat(PairKind.values()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(judge.precision()).as("wrong: " + judge.wrongly()).isGreaterThanOrEqualTo(0.98);
        assertThat(judge.recall()).isGreaterThanOrEqualTo(0.55);
        for (PairKind kind : new PairKind[] {PairKind.ANSWER, PairKind.HELPERS, PairKind.REPORTERS, PairKind.ALLIES}) {
            assertThat(judge.recall(kind)).as(kind.description()).isGreaterThanOrEqualTo(0.6);
        }
    }

    @Test
    void theSameSeedMakesTheSamePair() {
        for (PairKind kind : PairKind.values()) {
            assertThat(SimulatedPairs.of(kind, 7)).isEqualTo(SimulatedPairs.of(kind, 7));
            assertThat(SimulatedPairs.of(kind, 7)).isNotEqualTo(SimulatedPairs.of(kind, 8));
        }
    }
}
