package org.groundswell.search.index;

import org.groundswell.model.Ids;

/**
 * The part of a status' score that is known without its text: up to {@value #RECENT} for its time (half of that for a status
 * that is {@value #HALF_AFTER_DAYS} days old), and up to {@value #REPUTED} for its author's weight.
 */
final class Prior {
    static final double RECENT = 3;
    static final double REPUTED = 1;
    static final int HALF_AFTER_DAYS = 7;

    private static final long HOUR = 60L * 60 * 1000;
    private static final double HALF_AFTER = 24.0 * HOUR * HALF_AFTER_DAYS;
    /** The weight of 1, as the index has it. */
    private static final int FULL = 255;

    private final long reference;

    /** @param now milliseconds since the epoch. Within an hour scores stay the same, so that one page follows another */
    Prior(long now) {
        this.reference = (now / HOUR + 1) * HOUR;
    }

    /** A weight as a column has it: one byte. */
    static long column(float weight) {
        return Math.round(Math.clamp(weight, 0, 1) * FULL);
    }

    /** @param weight as a column has it */
    double of(long id, long weight) {
        return recent(id) + REPUTED * weight / FULL;
    }

    /** The most that a status with this id can have, or an older one. */
    double most(long id) {
        return recent(id) + REPUTED;
    }

    private double recent(long id) {
        double age = Math.max(0, reference - Ids.instant(id).toEpochMilli());
        return RECENT * HALF_AFTER / (HALF_AFTER + age);
    }
}
