package org.groundswell.streaming;

/**
 * An event of a channel. A slow connection is sent only the latest.
 *
 * @param number the number of the event in the channel, from 1
 */
record Frame<E>(long number, E event) {}
