package org.groundswell.notifications;

import java.util.List;

/**
 * A page of groups.
 *
 * @param groups newest first
 * @param newest the highest id of a notification on the page; 0 for an empty page
 * @param oldest the lowest
 * @param more whether there are others beyond the page, in the direction in which it was read
 */
public record GroupPage(List<NotificationGroup> groups, long newest, long oldest, boolean more) {
    static final GroupPage EMPTY = new GroupPage(List.of(), 0, 0, false);
}
