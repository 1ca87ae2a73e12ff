package org.groundswell.trends.wave;

/** Where a tag stands. */
public enum State {
    /** It never rose above what was to be expected. */
    QUIET,
    RISING,
    /** At its peak, or near it. */
    PEAKING,
    EBBING,
    /** Its last wave has passed. */
    OVER
}
