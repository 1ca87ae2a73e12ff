/** Notifications, the senders whose notifications are held, and the settings for both. */
@NullMarked
package org.groundswell.web.notifications;

import org.jspecify.annotations.NullMarked;
