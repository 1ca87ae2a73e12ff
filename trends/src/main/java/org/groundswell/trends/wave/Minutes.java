package org.groundswell.trends.wave;

/**
 * A time interval, in minutes since the epoch.
 *
 * @param from its first minute
 * @param to the first minute after it
 */
public record Minutes(int from, int to) {
    public int length() {
        return to - from;
    }
}
