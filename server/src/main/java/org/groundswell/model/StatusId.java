package org.groundswell.model;

import java.util.Optional;

/** A status's id: time-ordered, so that newest first is highest first. */
public record StatusId(long value) implements Comparable<StatusId> {
    /** Reads an id from a path or parameter; empty if it is none, and so can't exist. */
    public static Optional<StatusId> parse(String text) {
        return Ids.parse(text).map(StatusId::new);
    }

    @Override
    public int compareTo(StatusId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
