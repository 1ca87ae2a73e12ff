/**
 * The composition root: an assembly for each feature, and the server made of them, which starts its parts in order and stops
 * them in reverse order.
 */
@NullMarked
package org.groundswell.app;

import org.jspecify.annotations.NullMarked;
