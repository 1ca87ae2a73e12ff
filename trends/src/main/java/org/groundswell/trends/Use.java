package org.groundswell.trends;

/**
 * One person's use of a tag.
 *
 * @param tag the tag's key, without {@code #}
 * @param person who used it: any number that is the same for the same account
 * @param at event time, milliseconds since the epoch
 * @param place the person's country, or {@link Place#WORLD} if unknown
 */
public record Use(String tag, long person, long at, Place place) {}
