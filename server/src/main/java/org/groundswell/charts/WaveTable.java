package org.groundswell.charts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Series;

/**
 * The figures of a wave's chart as a table, a row for each interval, oldest first.
 *
 * @param caption what is counted, and when it was
 */
public record WaveTable(String caption, List<Row> rows) {
    /** Of more intervals there is no table: they are in the CSV file. */
    private static final int MOST_ROWS = 500;

    /**
     * An interval.
     *
     * @param usual the number of people that was usual before the wave
     * @param high the upper end of the usual range
     * @param soFar whether it is not over
     */
    public record Row(Ago from, int people, int posts, String usual, String high, boolean soFar) {}

    /**
     * The table of a series; empty if it would be too long.
     *
     * @param counted when the series was counted
     */
    public static Optional<WaveTable> of(Series series, Instant counted, Translator t) {
        int count = series.people().size();
        if (count > MOST_ROWS) {
            return Optional.empty();
        }
        int complete = series.complete(Math.toIntExact(Math.floorDiv(counted.getEpochSecond(), 60)));
        List<Row> rows = IntStream.range(0, count)
                .filter(i -> i <= complete)
                .mapToObj(i -> new Row(
                        Ago.of(Instant.ofEpochSecond((series.start() + i * series.step()) * 60L), counted, t),
                        series.people().get(i),
                        series.posts().get(i),
                        t.text("chart.table.usual", "people", series.expected().get(i)),
                        t.text("chart.table.usual", "people", series.high().get(i)),
                        i == complete))
                .toList();
        String caption = t.text(
                "chart.table.caption",
                "measure",
                WaveChart.measure(series.step(), t),
                "counted",
                Ago.exact(counted, t));
        return Optional.of(new WaveTable(caption, rows));
    }
}
