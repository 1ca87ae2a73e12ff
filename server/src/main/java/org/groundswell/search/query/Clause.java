package org.groundswell.search.query;

/**
 * A condition of a search.
 *
 * @param excluded whether a status must not meet it
 */
public record Clause(Condition condition, boolean excluded) {}
