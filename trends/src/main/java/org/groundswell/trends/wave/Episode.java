package org.groundswell.trends.wave;

import java.util.Optional;

/**
 * One wave of a tag, from its rise above the expected number of people until it was calm again. Times are in minutes
 * since the epoch, and those of posts: the first and the last minute have posts.
 *
 * @param onset when it began
 * @param peak the clock hour with most people; empty while the wave is rising, or has no hour that is over
 * @param end the minute after its last post; while it is running, after the current minute
 * @param isRunning whether it is not yet over
 * @param posts the exact number of posts
 * @param people the exact number of distinct people
 */
public record Episode(int onset, Optional<Peak> peak, int end, boolean isRunning, int posts, int people) {
    private static final int DAY = 24 * 60;

    /**
     * The hour with most people. An hour that is not over is never the peak.
     *
     * @param from the first minute of the wave in that hour
     * @param to the first minute after the hour, or after the wave if that ended in it
     * @param people distinct people in it
     */
    public record Peak(int from, int to, int people) {}

    /** The duration in days, rounded up. */
    public int days() {
        return Math.max(1, Math.ceilDiv(end - onset, DAY));
    }

    /** The same wave while it is rising: its peak is not known yet. */
    Episode rising() {
        return new Episode(onset, Optional.empty(), end, isRunning, posts, people);
    }
}
