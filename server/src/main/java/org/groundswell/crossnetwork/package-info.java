/**
 * Listening to other networks: their public posts are counted in waves, separately from this server's, and never become
 * posts here.
 */
@NullMarked
package org.groundswell.crossnetwork;

import org.jspecify.annotations.NullMarked;
