package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.groundswell.trends.model.TrendParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists are the same for any number of shards, so the engine can be distributed over machines. */
class ShardsTest {
    private static final long QUARTER = 15 * 60_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shardsMergedAreOneEngine(long seed) {
        Traffic traffic = new Traffic(seed, 4);
        var one = new TrendEngine(Traffic.START, TrendParameters.DEFAULT);
        var two = new TrendEngine(Traffic.START, TrendParameters.DEFAULT, 2);
        var five = new TrendEngine(Traffic.START, TrendParameters.DEFAULT, 5);
        long look = Traffic.START;
        int listed = 0;
        int held = 0;
        for (Traffic.Step step : traffic.steps()) {
            step.action().accept(one);
            step.action().accept(two);
            step.action().accept(five);
            if (step.at() < look) {
                continue;
            }
            look = step.at() + QUARTER;
            for (TrendEngine engine : new TrendEngine[] {one, two, five}) {
                engine.advanceTo(step.at());
                engine.repair(traffic.history());
            }
            assertThat(two.trends(50)).isEqualTo(one.trends(50));
            assertThat(five.trends(50)).isEqualTo(one.trends(50));
            assertThat(two.held()).isEqualTo(one.held());
            listed += one.trends(50).size();
            held += one.held().size();
        }
        assertThat(listed).isPositive();
        assertThat(held).isPositive();
        assertThat(two.tags()).isEqualTo(one.tags());
    }
}
