package org.groundswell.statuses;

/**
 * What was posted, with all it takes to show it to its author. Its author's counts are those from just before the post,
 * and this post: what the same person posts elsewhere in that very moment may be missing.
 */
public record Posted(Status status, Surroundings around) {}
