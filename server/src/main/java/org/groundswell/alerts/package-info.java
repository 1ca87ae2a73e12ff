/** Alerts about trending tags, for subscribers to a tag or a place. */
@NullMarked
package org.groundswell.alerts;

import org.jspecify.annotations.NullMarked;
