package org.groundswell.trends.wave;

/** The stage of a tag's current or last wave. */
public enum State {
    /** It has had no wave. */
    QUIET,
    RISING,
    /** At its peak, or near it. */
    PEAKING,
    EBBING,
    /** Its last wave has passed. */
    OVER
}
