/** The binary form in which an engine's state is saved and restored. */
@NullMarked
package org.groundswell.trends.checkpoint;

import org.jspecify.annotations.NullMarked;
