package org.groundswell.trends.wave;

/**
 * One wave of a tag, from its rise above the expected number of people until it was calm again. Times are in minutes
 * since the epoch.
 *
 * @param onset when it began
 * @param peak the first minute of the wave in the clock hour with most people
 * @param peakPeople distinct people in that hour
 * @param end the first minute after the wave; undefined while it is running
 * @param isRunning whether it is not yet over
 * @param posts the exact number of posts
 * @param people the exact number of distinct people
 */
public record Episode(int onset, int peak, int peakPeople, int end, boolean isRunning, int posts, int people) {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /** The first minute after the hour with most people, or after what has passed of it. */
    public int peakEnd() {
        return Math.min(end, (Math.floorDiv(peak, HOUR) + 1) * HOUR);
    }

    /** The duration in days, rounded up. */
    public int days() {
        return Math.max(1, Math.ceilDiv(end - onset, DAY));
    }
}
