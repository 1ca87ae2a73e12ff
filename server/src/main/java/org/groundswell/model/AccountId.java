package org.groundswell.model;

import java.util.Optional;

/** An account's id: time-ordered, a string in the API. */
public record AccountId(long value) implements Comparable<AccountId> {
    /** Reads an id from a path or parameter; empty if it is none, and so can't exist. */
    public static Optional<AccountId> parse(String text) {
        return Ids.parse(text).map(AccountId::new);
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
