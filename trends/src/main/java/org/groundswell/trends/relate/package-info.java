/** How two tags are related: whether one arose in answer to the other, or is used by the same people. */
@NullMarked
package org.groundswell.trends.relate;

import org.jspecify.annotations.NullMarked;
