package org.groundswell.trends.wave;

/**
 * One wave of a tag: from its rise above what was to be expected until it was calm again. Times are in minutes since
 * the epoch.
 *
 * @param onset when it began
 * @param peak the hour with most people, its first minute
 * @param peakPeople distinct people in that hour
 * @param end the first minute after it; meaningless while it is running
 * @param isRunning whether it is not yet over
 * @param posts how many posts, exactly
 * @param people how many distinct people, exactly
 */
public record Episode(int onset, int peak, int peakPeople, int end, boolean isRunning, int posts, int people) {
    private static final int DAY = 24 * 60;

    /** For how many days it has run, begun ones counted in full. */
    public int days() {
        return Math.max(1, Math.ceilDiv(end - onset, DAY));
    }
}
