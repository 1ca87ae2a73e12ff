package org.groundswell.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts by day as columns in an SVG, from zero up. Counts of days are not joined by a line: there is nothing between them.
 *
 * @param columns one for each day, also for those without a height
 */
public record DayColumns(List<Column> columns, int width, int height) {
    /** The part of a day's width that its column fills. */
    private static final double FILLED = 0.75;

    /** A column, in the image's units from the left and the top, with one decimal at most. */
    public record Column(String x, String y, String width, String height) {}

    /** @param counts none negative */
    public static DayColumns of(List<Long> counts, int width, int height) {
        double most =
                Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(0));
        double step = (double) width / Math.max(1, counts.size());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            // A day with a single use among thousands is visible, too.
            double tall = counts.get(i) == 0 ? 0 : Math.max(1, counts.get(i) / most * height);
            columns.add(new Column(number(i * step), number(height - tall), number(step * FILLED), number(tall)));
        }
        return new DayColumns(List.copyOf(columns), width, height);
    }

    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
