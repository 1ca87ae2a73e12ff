/** Background work: services that start and stop, recurring tasks, and pauses that grow after failures. */
@NullMarked
package org.groundswell.jobs;

import org.jspecify.annotations.NullMarked;
