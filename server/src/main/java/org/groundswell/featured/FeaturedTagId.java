package org.groundswell.featured;

/** Identifies a featured tag: one tag of one account. */
public record FeaturedTagId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
