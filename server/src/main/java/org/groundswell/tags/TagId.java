package org.groundswell.tags;

/** A tag's id, inside the database. */
public record TagId(long value) {}
