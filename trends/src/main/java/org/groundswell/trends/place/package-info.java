/** How many people are active in each place over time, the reference for a tag's counts. */
@NullMarked
package org.groundswell.trends.place;

import org.jspecify.annotations.NullMarked;
