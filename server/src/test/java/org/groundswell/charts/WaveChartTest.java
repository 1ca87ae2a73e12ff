package org.groundswell.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart of a wave: what is drawn for which figures. */
class WaveChartTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int START = (int) (NOON.getEpochSecond() / 60);
    private static final Series HOURS = new Series(
            START,
            60,
            List.of(3, 9, 30, 4),
            List.of(2, 8, 20, 4),
            List.of(4.0, 4.0, 4.0, 4.0),
            List.of(6.0, 6.0, 6.0, 6.0));

    private final Translator t = Messages.load().english();

    private WaveChart chartAfter(int minutes) {
        return WaveChart.of(HOURS, NOON.plusSeconds(60L * minutes), t);
    }

    @Test
    void theSurplusIsBetweenTheUsualNumberAndHigherOnes() {
        // Values end at 20: a person is 9.9 units high.
        assertThat(chartAfter(240).surplus()).isEqualTo("M160 160.4V120.8H320V160.4ZM320 160.4V2H480V160.4Z");
        assertThat(chartAfter(240).line()).isEqualTo("M0 180.2H160V120.8H320V2H480V160.4H640");
        assertThat(chartAfter(240).soFar()).isEmpty();
        assertThat(chartAfter(240).now()).isEmpty();
    }

    @Test
    void theIntervalThatIsNotOverIsDrawnByItselfAndIsNotTheHighest() {
        WaveChart chart = chartAfter(150);
        assertThat(chart.line()).isEqualTo("M0 180.2H160V120.8H320");
        assertThat(chart.soFar()).isEqualTo("M320 120.8V2H480");
        assertThat(chart.surplus()).doesNotContain("480");
        assertThat(chart.most()).isEqualTo(8);
        assertThat(chart.now()).contains(20);
        assertThat(chartAfter(10).line()).isEmpty();
        assertThat(chartAfter(10).soFar()).isEqualTo("M0 180.2H160");
        assertThat(chartAfter(10).most()).isZero();
    }

    @Test
    void marksAreAtTheirMinuteAndTheAxisHasTheWidthOfAllIntervals() {
        assertThat(WaveChart.percent(HOURS, START)).isEqualTo("0.00%");
        assertThat(WaveChart.percent(HOURS, START + 30)).isEqualTo("12.50%");
        assertThat(WaveChart.percent(HOURS, START + 240)).isEqualTo("100.00%");
        assertThat(chartAfter(240).ticks().getLast()).isEqualTo(new WaveChart.Tick("75.00%", "15:00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1    | 1    | 1
            3    | 3    | 1;2;3
            7    | 8    | 2;4;6;8
            75   | 80   | 20;40;60;80
            1204 | 1500 | 500;1,000;1,500
            """)
    void theGridHasAFewRoundValues(double highest, long top, String labels) {
        Grid grid = Grid.of(
                highest,
                value -> new Steps(1, (double) value, 10, 100),
                value -> String.format(Locale.ROOT, "%,d", value));
        assertThat(grid.top()).isEqualTo(top);
        assertThat(grid.lines()).extracting(Grid.Line::label).containsExactly(labels.split(";"));
        assertThat(grid.lines().getLast().percent()).isEqualTo("2.00%");
    }
}
