package org.groundswell.trends.select;

/**
 * A post that was chosen.
 *
 * @param shows how much of what all candidates say it adds to what was chosen before it, from 0 to 1
 * @param quality what it is worth by itself, from 0 to 1
 */
public record Chosen(Candidate post, double shows, double quality) {}
