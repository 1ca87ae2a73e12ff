package org.groundswell.notifications;

import org.groundswell.auth.Role;
import org.groundswell.auth.RoleListener;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/**
 * Deletes the notifications for moderators of an account that no longer moderates. One that is made at this very moment
 * stays, and isn't shown ({@link NotificationRows#visible}).
 */
public final class StaffNotifications implements RoleListener {
    private final NotificationStore store = new NotificationStore();

    @Override
    public void roleChanged(Tx tx, AccountId account, Role before, Role after) {
        if (before.mayModerate() && !after.mayModerate()) {
            store.deleteAll(tx, account, NotificationType.forStaff());
        }
    }
}
