/** How many people are to be expected in a window, learned from the windows that have closed. */
@NullMarked
package org.groundswell.trends.baseline;

import org.jspecify.annotations.NullMarked;
