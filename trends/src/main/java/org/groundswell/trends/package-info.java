/**
 * The trend engine: takes uses of tags in event time and says at any moment which of them rise, where, and by how
 * much. No I/O, no clock, no threads: the same input gives the same output on every machine.
 */
@NullMarked
package org.groundswell.trends;

import org.jspecify.annotations.NullMarked;
