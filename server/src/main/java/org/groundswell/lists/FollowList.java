package org.groundswell.lists;

/**
 * A list of followed accounts.
 *
 * @param exclusive whether its members are left out of the home timeline
 */
public record FollowList(ListId id, String title, RepliesPolicy repliesPolicy, boolean exclusive) {}
