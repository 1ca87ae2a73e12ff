/** Hosts the trend engines: feeds them from the event log and publishes their lists. */
@NullMarked
package org.groundswell.trending;

import org.jspecify.annotations.NullMarked;
