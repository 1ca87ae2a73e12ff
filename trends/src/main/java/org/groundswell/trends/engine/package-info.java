/**
 * The engine: takes uses of tags in event time and computes which tags trend in which place, and how significantly. No
 * I/O, no clock, no threads: the same input gives the same output on every machine.
 */
@NullMarked
package org.groundswell.trends.engine;

import org.jspecify.annotations.NullMarked;
