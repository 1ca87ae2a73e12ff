package org.groundswell.trends.wave;

/**
 * A stretch of a tag's life, looked at closely.
 *
 * @param from its first minute since the epoch
 * @param to the first after it
 */
public record View(
        int from, int to, int posts, int people, Series series, Spread countries, Spread languages, Origins origins) {}
