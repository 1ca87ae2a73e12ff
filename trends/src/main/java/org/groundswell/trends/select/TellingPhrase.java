package org.groundswell.trends.select;

/**
 * A phrase that people use in a wave far more often than before.
 *
 * @param text as most of them write it
 * @param people how many people of the wave use it
 * @param before how many people use it in the posts from before, of which only those in the languages of the wave count
 * @param times how many times as often people of the wave use it as people before; 0 if none of them does
 * @param gain G², the logarithm of the likelihood ratio times two
 */
public record TellingPhrase(String text, int people, int before, double times, double gain) {}
