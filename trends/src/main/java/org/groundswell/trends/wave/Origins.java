package org.groundswell.trends.wave;

/**
 * Where the people of a wave are at home.
 *
 * @param servers on how many servers
 * @param bots how many say that they are automated
 * @param largest the number of the server with most of them
 * @param largestPeople how many are there
 */
public record Origins(int servers, int bots, int largest, int largestPeople) {}
