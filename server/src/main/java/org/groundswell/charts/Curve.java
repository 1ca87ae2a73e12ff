package org.groundswell.charts;

import java.util.Collections;
import java.util.List;

/**
 * A small chart of a series: its line as {@link Steps}, the usual level, and the surplus above it.
 *
 * @param line the path of the line
 * @param area the path of the area between the usual level and the line, where the line is higher; of an unknown level, of
 *     all below the line
 * @param expectedY the usual level, in the image's units from the top
 * @param most the highest value
 */
public record Curve(String line, String area, double expectedY, int width, int height, long most) {
    /** @param expected the usual level, in the unit of the values; negative if unknown */
    public static Curve of(List<? extends Number> values, double expected, int width, int height) {
        double highest = values.stream().mapToDouble(Number::doubleValue).max().orElse(0);
        Steps steps = new Steps(Math.max(1, values.size()), Math.max(1, Math.max(expected, highest)), width, height);
        double level = Math.max(0, expected);
        String area = steps.surplus(values, Collections.nCopies(values.size(), level), values.size());
        return new Curve(steps.line(values), area, steps.y(level), width, height, (long) highest);
    }
}
