package org.groundswell.charts;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;

/**
 * A tag's life on its page.
 *
 * @param sentence where it stands, in words
 * @param choices what parts of its life can be looked at; none if there is but one
 * @param marks what is marked on the curve
 * @param map where it was, if anybody says so
 * @param countries people by country, most first
 * @param unplaced what is to be said of those who are in no country
 * @param box what can be cited
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

    /** @param chosen whether it is what one sees */
    public record Choice(String name, String query, boolean chosen) {}

    /**
     * A moment on the curve.
     *
     * @param percent how far from the left
     * @param label what it is
     */
    public record Mark(String percent, String label, Ago at) {}

    /**
     * People in a place.
     *
     * @param share of those in the largest, in percent: how long a bar is
     */
    public record Row(String name, int people, int posts, Ago first, String share) {}

    /** A fact in the box of numbers. */
    public record Fact(String name, String value) {}
}
