package org.groundswell.charts;

import java.util.List;

/**
 * Draws values as steps in an SVG: each covers its interval, and nothing is drawn between two values that was not
 * counted. Zero is at the bottom.
 *
 * @param slots how many intervals fill the width
 * @param most the value at the top; none may be higher
 */
public record Steps(int slots, double most, int width, int height) {
    /** Margin above the highest value, so that the stroke is not clipped. */
    private static final double MARGIN = 2;

    /** The height of a value, in the image's units from the top. */
    public double y(double value) {
        return height - value * (height - MARGIN) / most;
    }

    /** The line over the first intervals; empty without values. */
    public String line(List<? extends Number> values) {
        return line(values, 0, values.size());
    }

    /**
     * The line over some intervals, and up to the first of them from the one before.
     *
     * @param from the index of the first interval
     * @param to the index after the last one
     */
    String line(List<? extends Number> values, int from, int to) {
        StringBuilder path = new StringBuilder();
        for (int i = from; i < to; i++) {
            double y = y(values.get(i).doubleValue());
            if (i > from) {
                number(path.append('V'), y);
            } else if (i > 0) {
                point(path.append('M'), x(i), y(values.get(i - 1).doubleValue()));
                number(path.append('V'), y);
            } else {
                point(path.append('M'), 0, y);
            }
            number(path.append('H'), x(i + 1));
        }
        return path.toString();
    }

    /** The area between zero and the values. */
    String area(List<? extends Number> values) {
        String line = line(values);
        return line.isEmpty() ? "" : number(new StringBuilder(line).append('V'), height) + "H0Z";
    }

    /**
     * The area between the values and lower ones, in the intervals where they are higher.
     *
     * @param to the index after the last interval
     */
    String surplus(List<? extends Number> values, List<? extends Number> lower, int to) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < to; i++) {
            double top = values.get(i).doubleValue();
            double bottom = lower.get(i).doubleValue();
            if (top > bottom) {
                point(path.append('M'), x(i), y(bottom));
                number(path.append('V'), y(top));
                number(path.append('H'), x(i + 1));
                number(path.append('V'), y(bottom)).append('Z');
            }
        }
        return path.toString();
    }

    private double x(int interval) {
        return (double) interval * width / slots;
    }

    private static void point(StringBuilder out, double x, double y) {
        number(number(out, x).append(' '), y);
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
