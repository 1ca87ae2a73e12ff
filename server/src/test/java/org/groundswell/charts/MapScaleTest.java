package org.groundswell.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes of a map, and their limits in the legend. */
class MapScaleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0      | < 5, ≥ 5
            9      | < 5, ≥ 5
            10     | < 5, 5–9, ≥ 10
            49     | < 5, 5–9, 10–19, ≥ 20
            100    | < 5, 5–9, 10–19, 20–49, 50–99, ≥ 100
            612    | < 5, 5–19, 20–49, 50–199, 200–499, ≥ 500
            120000 | < 5, 5–49, 50–999, 1000–9999, 10000–99999, ≥ 100000
            """)
    void limitsAreRound(int most, String legend) {
        assertThat(MapScale.of(most).steps(String::valueOf).stream().map(MapScale.Step::label))
                .containsExactly(legend.split(", "));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 10, 11, 20, 51, 99, 200, 1_234, 99_999, Integer.MAX_VALUE})
    void numbersRiseThroughTheClasses(int most) {
        MapScale scale = MapScale.of(most);
        assertThat(scale.limits()).hasSizeBetween(1, 5).isSorted().doesNotHaveDuplicates();
        assertThat(scale.limits().getFirst()).isEqualTo(5);
        assertThat(scale.levels()).isSorted().doesNotHaveDuplicates().allMatch(level -> level >= 1 && level <= 5);
        assertThat(scale.level(4)).isZero();
        for (int i = 0; i < scale.limits().size(); i++) {
            assertThat(scale.level(scale.limits().get(i)))
                    .isEqualTo(scale.levels().get(i));
            assertThat(scale.level(scale.limits().get(i) - 1))
                    .isEqualTo(i == 0 ? 0 : scale.levels().get(i - 1));
        }
        assertThat(scale.level(Math.max(5, most))).isEqualTo(scale.levels().getLast());
    }

    @Test
    void aMapOfOneClassIsOfMiddleColour() {
        assertThat(MapScale.of(7).level(7)).isEqualTo(3);
        assertThat(MapScale.of(15).levels()).containsExactly(1, 5);
    }
}
