/** The expected number of people in a window, learned from the windows that have closed. */
@NullMarked
package org.groundswell.trends.baseline;

import org.jspecify.annotations.NullMarked;
