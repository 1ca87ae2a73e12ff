package org.groundswell.streaming;

/**
 * An event of a channel. A connection that was slow is sent the latest only.
 *
 * @param number counts the channel's events from 1
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record Frame(long number, byte[] bytes) {}
