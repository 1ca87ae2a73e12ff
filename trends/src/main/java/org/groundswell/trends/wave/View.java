package org.groundswell.trends.wave;

/**
 * The figures of a part of a tag's history. The series may begin before the part and end after it, to show the rise and
 * fall; all other figures are of the part alone.
 *
 * @param first the id of the first post; 0 if there is none
 * @param last the id of the last post; 0 if there is none
 * @param cells the spread over cells of one degree: of the people whose posts have coordinates
 */
public record View(
        Minutes part,
        int posts,
        int people,
        long first,
        long last,
        Series series,
        Spread countries,
        Spread languages,
        Spread cells,
        Origins origins) {}
