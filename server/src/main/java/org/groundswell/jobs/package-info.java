/**
 * Background work: services that start and stop, recurring tasks, queues of durable jobs, leases for work that only one
 * process may do, and exponential back-off.
 */
@NullMarked
package org.groundswell.jobs;

import org.jspecify.annotations.NullMarked;
