/** Listening to other networks: their public posts are counted in waves, apart from this server's, and never become posts. */
@NullMarked
package org.groundswell.crossnetwork;

import org.jspecify.annotations.NullMarked;
