/** What two tags are to each other: whether one arose in answer to the other, or travels with it. */
@NullMarked
package org.groundswell.trends.relate;

import org.jspecify.annotations.NullMarked;
