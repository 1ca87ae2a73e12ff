package org.groundswell.trends.select;

/**
 * A post in the selection.
 *
 * @param shows the share of the content of all candidates, by their weights, that it covers in addition to the posts
 *     chosen before it, from 0 to 1
 * @param quality its quality independent of the others, from 0 to 1
 */
public record Chosen(Candidate post, double shows, double quality) {}
