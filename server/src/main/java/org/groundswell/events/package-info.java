/** The event log: what happened, durable and in order, and the consumers that follow it. */
@NullMarked
package org.groundswell.events;

import org.jspecify.annotations.NullMarked;
