package org.groundswell.rules;

/**
 * A rule of this server.
 *
 * @param hint a longer explanation; may be empty
 */
public record Rule(RuleId id, String text, String hint) {}
