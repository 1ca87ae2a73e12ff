package org.groundswell.events;

/**
 * A place in the event log. Positions are the log's own numbers, 1, 2, 3 and so on, given in an order in which events became
 * visible: what caused an event always has a lower one. They are data like any other, so that they survive a dump and its
 * restoration elsewhere.
 */
public record Position(long number) {
    /** Before the first event. */
    public static final Position START = new Position(0);

    /** Whether it is read after another. */
    public boolean isAfter(Position other) {
        return number > other.number;
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
