/** How two tags are related: whether one arose in response to the other, or the same people use both. */
@NullMarked
package org.groundswell.trends.relate;

import org.jspecify.annotations.NullMarked;
