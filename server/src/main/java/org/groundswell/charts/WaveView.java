package org.groundswell.charts;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;

/**
 * A tag's wave on its page.
 *
 * @param sentence its state in words: rising, declining, over
 * @param choices the periods that can be shown; none if there is just one
 * @param marks the moments marked on the curve
 * @param map people by country on a map, if any country has enough
 * @param countries people by country, most first
 * @param unplaced a sentence about people who are in no country of the list
 * @param box figures to cite
 */
public record WaveView(
        int posts,
        int people,
        String sentence,
        List<Choice> choices,
        WaveChart chart,
        List<Mark> marks,
        Optional<MapView> map,
        List<Row> countries,
        String unplaced,
        List<Row> languages,
        List<Fact> box) {

    /** @param chosen whether it is the period shown */
    public record Choice(String name, String query, boolean chosen) {}

    /**
     * A moment on the curve.
     *
     * @param percent the distance from the left
     * @param label its name: "Peak"
     */
    public record Mark(String percent, String label, Ago at) {}

    /**
     * People in a place.
     *
     * @param share of the people in the largest place, in percent: the length of a bar
     */
    public record Row(String name, int people, int posts, Ago first, String share) {}

    /** A fact in the box of numbers. */
    public record Fact(String name, String value) {}
}
