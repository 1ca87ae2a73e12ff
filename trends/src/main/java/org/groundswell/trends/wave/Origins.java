package org.groundswell.trends.wave;

/**
 * The servers of the people of a wave.
 *
 * @param servers how many servers
 * @param bots how many people are marked as automated accounts
 * @param largest the number of the server with most people; 0 for this one
 * @param largestPeople how many people are at that server
 */
public record Origins(int servers, int bots, int largest, int largestPeople) {}
