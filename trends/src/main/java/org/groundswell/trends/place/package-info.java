/** How many people are active in each place at which times: what a tag's people are compared with. */
@NullMarked
package org.groundswell.trends.place;

import org.jspecify.annotations.NullMarked;
