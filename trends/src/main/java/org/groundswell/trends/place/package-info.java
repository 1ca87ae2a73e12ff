/** How many people are active in each place, and when: what a tag's people are measured against. */
@NullMarked
package org.groundswell.trends.place;

import org.jspecify.annotations.NullMarked;
