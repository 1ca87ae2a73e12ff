package org.groundswell.notifications;

import java.util.List;
import org.groundswell.model.AccountId;

/**
 * Notifications that are shown as one.
 *
 * @param count the number of notifications in the group, on all pages
 * @param newest the id of its newest notification
 * @param accounts the accounts of its newest notifications, each once
 * @param onPage its notifications on this page, newest first; at least one
 */
public record NotificationGroup(String key, long count, long newest, List<AccountId> accounts, List<Received> onPage) {
    /** The newest notification of the group on this page. */
    public Received first() {
        return onPage.getFirst();
    }
}
