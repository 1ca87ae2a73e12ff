/** Counts of distinct people in sliding windows: exact, and still exact after a use is taken back. */
@NullMarked
package org.groundswell.trends.count;

import org.jspecify.annotations.NullMarked;
