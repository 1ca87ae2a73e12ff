/**
 * Background work: services that start and stop, recurring tasks, queues of durable jobs, leases for what only one process may
 * do, and pauses that grow after failures.
 */
@NullMarked
package org.groundswell.jobs;

import org.jspecify.annotations.NullMarked;
