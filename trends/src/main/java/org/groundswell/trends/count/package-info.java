/** Counts of distinct people in sliding windows: exact, also after a use is removed. */
@NullMarked
package org.groundswell.trends.count;

import org.jspecify.annotations.NullMarked;
