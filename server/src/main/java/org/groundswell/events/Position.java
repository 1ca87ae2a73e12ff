package org.groundswell.events;

/**
 * A position in the event log. Positions are 1, 2, 3 and so on, without gaps, in an order in which events became
 * visible: the cause of an event always has a lower position. They are stored in ordinary columns, so they survive dump
 * and restore.
 */
public record Position(long number) {
    /** The position before the first event. */
    public static final Position START = new Position(0);

    /** Whether it is later in the log than another. */
    public boolean isAfter(Position other) {
        return number > other.number;
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
