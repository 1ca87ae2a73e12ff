package org.groundswell.charts;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;

/**
 * The wave on a tag's page.
 *
 * @param isPart whether the other figures are of a part of its history: {@code posts} and {@code people} are of all of it
 * @param sentence the state of the wave in words
 * @param choices the periods that can be chosen; empty if there is just one
 * @param chart the curve; empty with fewer than ten people
 * @param usual the legend of the usual range
 * @param marks the moments marked on the curve
 * @param map a map of people by country, if any country has enough
 * @param countries people by country, most first
 * @param unplaced a sentence about people without a listed country
 * @param box the key figures
 * @param places more about its places
 */
public record WaveView(
        int posts,
        int people,
        boolean isPart,
        String sentence,
        List<Choice> choices,
        Optional<WaveChart> chart,
        String usual,
        List<Mark> marks,
        Optional<MapView> map,
        List<Row> countries,
        String unplaced,
        List<Row> languages,
        List<Fact> box,
        Places places) {

    /**
     * How its people are spread over places.
     *
     * @param sentences how evenly; none if there are too few people to say
     * @param cells people by cell of one degree, most first
     */
    public record Places(List<String> sentences, List<Row> cells) {}

    /** @param chosen whether this period is shown */
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
     * @param share the length of its bar: percentage of the largest place
     */
    public record Row(String name, int people, int posts, Ago first, String share) {}

    /** A key figure with its name. */
    public record Fact(String name, String value) {}
}
