package org.groundswell.model;

import java.util.Optional;

/** A card's id: random and positive. */
public record CardId(long value) {
    /** Reads an id from a path; empty if it is none. */
    public static Optional<CardId> parse(String text) {
        return Ids.parse(text).map(CardId::new);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
