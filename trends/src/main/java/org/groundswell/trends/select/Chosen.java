package org.groundswell.trends.select;

/**
 * A post that was chosen.
 *
 * @param shows the part of what all candidates say that it adds to the posts chosen before it, from 0 to 1
 * @param quality its value by itself, from 0 to 1
 */
public record Chosen(Candidate post, double shows, double quality) {}
