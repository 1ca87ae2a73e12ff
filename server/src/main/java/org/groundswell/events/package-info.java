/**
 * The event log, durable and in order, and its consumers: {@link org.groundswell.events.TableConsumer} for tables,
 * {@link org.groundswell.events.LiveSubscriber} for state kept current in memory.
 */
@NullMarked
package org.groundswell.events;

import org.jspecify.annotations.NullMarked;
