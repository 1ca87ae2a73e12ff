/** Notifications about tags that trend, and their subscriptions. */
@NullMarked
package org.groundswell.web.alerts;

import org.jspecify.annotations.NullMarked;
