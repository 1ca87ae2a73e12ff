package org.groundswell.trends.model;

/** The sliding windows in which people are counted. The short ones detect sudden spikes, the long one slow growth. */
public enum Window {
    QUARTER(15),
    HOUR(60),
    SIX_HOURS(360);

    private final int minutes;

    Window(int minutes) {
        this.minutes = minutes;
    }

    /** The length in minutes. */
    public int minutes() {
        return minutes;
    }
}
