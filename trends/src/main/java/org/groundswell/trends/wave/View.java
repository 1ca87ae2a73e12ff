package org.groundswell.trends.wave;

/**
 * A part of a tag's life, looked at closely. Its series may begin before it and end after it, so that one sees it rise and
 * ebb; everything else is of the part alone.
 */
public record View(
        Minutes part, int posts, int people, Series series, Spread countries, Spread languages, Origins origins) {}
