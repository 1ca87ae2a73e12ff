package org.groundswell.waves;

import java.util.List;

/**
 * The phases of a wave. An hour that is not over is none of the peaks.
 *
 * @param riseHours from the hour in which it began to that with most people
 * @param peaks the highest hours of its rises, in the order of time
 * @param highest the index of the highest of them
 */
public record Course(int riseHours, List<Peak> peaks, int highest) {
    /**
     * The highest hour of a rise. Times are in minutes since the epoch.
     *
     * @param from the first minute of the wave in that hour
     * @param to the first minute after the hour, or after the wave if that ended in it
     * @param people the distinct people in it
     * @param low the fewest people in an hour between the peak before and this one; of the first peak 0
     */
    public record Peak(int from, int to, int people, int low) {}

    public Peak peak() {
        return peaks.get(highest);
    }

    /** The peaks before the highest one. */
    public List<Peak> earlier() {
        return peaks.subList(0, highest);
    }

    /** The peaks after it. */
    public List<Peak> later() {
        return peaks.subList(highest + 1, peaks.size());
    }
}
