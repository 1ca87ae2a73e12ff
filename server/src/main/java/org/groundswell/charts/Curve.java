package org.groundswell.charts;

import java.util.List;

/**
 * A series as a curve in an SVG of a given size: the line, the area under it, and the expected level. Points are
 * joined by monotone cubics (Fritsch and Carlson 1980), which are smooth and never show a peak that isn't there.
 *
 * @param line the path of the line
 * @param area the path of the area under it
 * @param expectedY the expected level, in the image's units from the top
 * @param most the highest value
 */
public record Curve(String line, String area, double expectedY, int width, int height, long most) {
    /** Margin above the highest point, so that the stroke is not clipped. */
    private static final double MARGIN = 2;

    /** @param expected the expected level, in the unit of the values; negative if unknown */
    public static Curve of(List<? extends Number> values, double expected, int width, int height) {
        return of(values, expected, Math.max(1, Math.max(expected, highest(values))), width, height);
    }

    /** @param most the value at the top of the image; none may be higher */
    public static Curve of(List<? extends Number> values, double expected, double most, int width, int height) {
        double[] y = values.stream().mapToDouble(Number::doubleValue).toArray();
        double floor = height - MARGIN;
        double scale = (floor - MARGIN) / most;
        double step = y.length > 1 ? (double) width / (y.length - 1) : 0;
        for (int i = 0; i < y.length; i++) {
            y[i] = floor - y[i] * scale;
        }
        String line = path(y, step, width);
        String area = line.isEmpty() ? "" : line + "L" + width + " " + height + "L0 " + height + "Z";
        return new Curve(line, area, floor - Math.max(0, expected) * scale, width, height, (long) highest(values));
    }

    private static double highest(List<? extends Number> values) {
        return values.stream().mapToDouble(Number::doubleValue).max().orElse(0);
    }

    private static String path(double[] y, double step, int width) {
        if (y.length == 0) {
            return "";
        }
        StringBuilder path = number(new StringBuilder("M0 "), y[0]);
        if (y.length == 1) {
            path.append('L').append(width).append(' ');
            return number(path, y[0]).toString();
        }
        double[] slope = slopes(y, step);
        for (int i = 1; i < y.length; i++) {
            double from = (i - 1) * step;
            number(path.append('C'), from + step / 3);
            number(path.append(' '), y[i - 1] + slope[i - 1] * step / 3);
            number(path.append(' '), from + step * 2 / 3);
            number(path.append(' '), y[i] - slope[i] * step / 3);
            number(path.append(' '), from + step);
            number(path.append(' '), y[i]);
        }
        return path.toString();
    }

    /** Slopes at the points: the harmonic mean of the neighbouring secants, zero at every local extremum. */
    private static double[] slopes(double[] y, double step) {
        double[] slope = new double[y.length];
        for (int i = 1; i < y.length - 1; i++) {
            double before = (y[i] - y[i - 1]) / step;
            double after = (y[i + 1] - y[i]) / step;
            slope[i] = before * after <= 0 ? 0 : 2 * before * after / (before + after);
        }
        return slope;
    }

    /**
     * Appends a number with one decimal, or none if that is 0. Written by hand for speed: a page has some thousand
     * numbers.
     */
    private static StringBuilder number(StringBuilder out, double value) {
        long tenths = Math.round(value * 10);
        if (tenths < 0) {
            out.append('-');
            tenths = -tenths;
        }
        out.append(tenths / 10);
        return tenths % 10 == 0 ? out : out.append('.').append(tenths % 10);
    }
}
