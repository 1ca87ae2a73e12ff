/** Deleting accounts with all they said and did, and what is left of deleted posts: begun at once, finished in pieces. */
@NullMarked
package org.groundswell.deletion;

import org.jspecify.annotations.NullMarked;
