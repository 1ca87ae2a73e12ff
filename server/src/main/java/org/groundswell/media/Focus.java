package org.groundswell.media;

import java.util.Optional;
import org.groundswell.model.Refusal;

/**
 * The point of a picture that a thumbnail should show.
 *
 * @param x from -1 (left) to 1 (right)
 * @param y from -1 (bottom) to 1 (top)
 */
public record Focus(double x, double y) {
    public static final Focus MIDDLE = new Focus(0, 0);

    private static final int LONGEST = 60;

    /**
     * Parses two numbers with a comma between them. Numbers beyond the edges mean the edges.
     *
     * @throws Refusal.Invalid if it is something else
     */
    public static Focus parse(String field, String text) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split(",", -1);
        Optional<Focus> focus = parts.length == 2
                ? coordinate(parts[0]).flatMap(x -> coordinate(parts[1]).map(y -> new Focus(x, y)))
                : Optional.empty();
        return focus.orElseThrow(() -> new Refusal.Invalid(field, "error.media.focus"));
    }

    private static Optional<Double> coordinate(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isNaN(number) ? Optional.empty() : Optional.of(Math.clamp(number, -1.0, 1.0));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
