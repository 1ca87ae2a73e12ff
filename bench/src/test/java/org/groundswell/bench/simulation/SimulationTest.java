package org.groundswell.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The engine finds what is there, and nothing else, in a small world. */
class SimulationTest {
    private static final long MINUTE = 60_000;

    @Test
    void theEngineTellsTheTruthAndIsNotForSale() {
        Simulation.Verdict verdict = Simulation.world(8_000, 12_000, 7, MINUTE).run();

        Score ours = verdict.scores().getFirst();
        assertThat(ours.topTen()).as("places bought").isEmpty();
        assertThat(ours.wrongly()).as("wrongly listed").isEmpty();
        assertThat(ours.f1()).isGreaterThanOrEqualTo(0.95);
        assertThat(ours.removedUntil()).as("seconds a removed campaign stayed").isZero();
        assertThat(Score.percentile(ours.delays(), 0.5)).isLessThanOrEqualTo(60);
        for (Score other : verdict.scores().subList(1, verdict.scores().size())) {
            assertThat(ours.f1()).as(other.method()).isGreaterThan(other.f1());
            assertThat(other.topTen()).as(other.method()).isNotEmpty();
        }
    }

    @Test
    void onAServerOfFriendsACrowdIsSeenAndAHandfulIsNone() {
        Score ours = Simulation.village(60, 180, 7, MINUTE).run().scores().getFirst();

        assertThat(ours.topTen()).as("places bought").isEmpty();
        assertThat(ours.wrongly()).as("wrongly listed").isEmpty();
        assertThat(ours.f1()).isGreaterThanOrEqualTo(0.95);
    }
}
