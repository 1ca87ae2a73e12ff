package org.groundswell.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.groundswell.charts.DayColumns.Column;
import org.junit.jupiter.api.Test;

class DayColumnsTest {
    @Test
    void columnsStandOnTheGroundAndTheHighestFillsTheHeight() {
        assertThat(DayColumns.of(List.of(5L, 0L, 10L), 30, 40).columns())
                .containsExactly(
                        new Column("0", "20", "7.5", "20"),
                        new Column("10", "40", "7.5", "0"),
                        new Column("20", "0", "7.5", "40"));
    }

    @Test
    void oneAmongThousandsIsVisible() {
        assertThat(DayColumns.of(List.of(1L, 10_000L), 30, 40)
                        .columns()
                        .getFirst()
                        .height())
                .isEqualTo("1");
    }

    @Test
    void daysWithoutAnythingHaveNoHeight() {
        assertThat(DayColumns.of(List.of(0L, 0L), 30, 40).columns())
                .extracting(Column::height)
                .containsOnly("0");
        assertThat(DayColumns.of(List.of(), 30, 40).columns()).isEmpty();
    }
}
