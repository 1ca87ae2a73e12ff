/**
 * Notifications: what happens to an account and its posts. {@link org.groundswell.notifications.NotificationConsumer} follows
 * the event log, {@link org.groundswell.notifications.Delivery} decides and stores, {@link
 * org.groundswell.notifications.Notifications} reads. A new type is a record of {@link
 * org.groundswell.notifications.Notification} and a row in {@link org.groundswell.notifications.NotificationType}; the compiler
 * lists the rest.
 */
@NullMarked
package org.groundswell.notifications;

import org.jspecify.annotations.NullMarked;
