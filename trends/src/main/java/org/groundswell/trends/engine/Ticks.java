package org.groundswell.trends.engine;

/** The engine's units of time. Decisions are made once a tick; ticks, minutes and quarters count from the epoch. */
final class Ticks {
    /** A tick in milliseconds. */
    static final int MILLIS = 250;

    static final int A_MINUTE = 60_000 / MILLIS;
    static final int MINUTES_A_QUARTER = 15;
    static final int A_QUARTER = A_MINUTE * MINUTES_A_QUARTER;

    private Ticks() {}

    /** The tick that a moment belongs to. */
    static long at(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }

    /** The minute that a tick belongs to. */
    static int minute(long tick) {
        return Math.toIntExact(tick / A_MINUTE);
    }

    /** Whether a quarter of an hour begins with this tick. */
    static boolean beginsQuarter(long tick) {
        return tick % A_QUARTER == 0;
    }
}
