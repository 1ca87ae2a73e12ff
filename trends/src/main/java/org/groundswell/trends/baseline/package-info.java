/** How many people were to be expected, learned from the windows that have closed. */
@NullMarked
package org.groundswell.trends.baseline;

import org.jspecify.annotations.NullMarked;
