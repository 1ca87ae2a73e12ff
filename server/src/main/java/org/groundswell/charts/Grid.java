package org.groundswell.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * The horizontal lines of a chart at round values, at most four.
 *
 * @param top the value at the top of the chart, which is the highest line
 * @param lines from low to high, without zero
 */
public record Grid(long top, List<Line> lines) {
    private static final int MOST_LINES = 4;

    /**
     * A line.
     *
     * @param percent its distance from the top
     * @param label its value
     */
    public record Line(String percent, String label) {}

    /**
     * The lines for values up to a highest one.
     *
     * @param steps makes the scale of the chart for the value at its top
     * @param label writes a value
     */
    public static Grid of(double most, LongFunction<Steps> steps, LongFunction<String> label) {
        long unit = unit(most);
        long top = Math.max(1, (long) Math.ceil(most / (double) unit)) * unit;
        Steps scale = steps.apply(top);
        List<Line> lines = new ArrayList<>();
        for (long value = unit; value <= top; value += unit) {
            lines.add(new Line(
                    String.format(Locale.ROOT, "%.2f%%", 100 * scale.y((double) value) / scale.height()),
                    label.apply(value)));
        }
        return new Grid(top, List.copyOf(lines));
    }

    /** The least of 1, 2, 5, 10, 20 ... that needs no more lines than four. */
    private static long unit(double most) {
        for (long ten = 1; ; ten *= 10) {
            for (long unit : new long[] {ten, 2 * ten, 5 * ten}) {
                if (most <= MOST_LINES * unit) {
                    return unit;
                }
            }
        }
    }
}
