/** The form in which an engine's state is written down, so that it can go on after a pause as if there had been none. */
@NullMarked
package org.groundswell.trends.checkpoint;

import org.jspecify.annotations.NullMarked;
