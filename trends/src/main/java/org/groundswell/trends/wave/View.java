package org.groundswell.trends.wave;

/**
 * The figures of a part of a tag's history. The series may begin before the part and end after it, to show the rise and
 * fall; all other figures are of the part alone.
 */
public record View(
        Minutes part, int posts, int people, Series series, Spread countries, Spread languages, Origins origins) {}
