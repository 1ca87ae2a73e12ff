/** Puts the server together: starts its parts in order and stops them in reverse. */
@NullMarked
package org.groundswell.app;

import org.jspecify.annotations.NullMarked;
