/**
 * The composition root: an assembly for each feature, and the server that is made of them. Starts its parts in order and stops
 * them in reverse.
 */
@NullMarked
package org.groundswell.app;

import org.jspecify.annotations.NullMarked;
