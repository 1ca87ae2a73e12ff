package org.groundswell.tags;

/** A tag's id in the database. */
public record TagId(long value) {}
