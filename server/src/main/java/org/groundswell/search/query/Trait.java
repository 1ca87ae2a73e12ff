package org.groundswell.search.query;

/** A property of a status: the values of {@code is:}. Each is named by its word in lower case. */
public enum Trait {
    REPLY,
    SENSITIVE,
    QUOTE
}
