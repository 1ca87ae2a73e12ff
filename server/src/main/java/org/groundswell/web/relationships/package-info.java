/** Pages for relations between accounts: follow requests, blocked and muted accounts, and the actions on a profile. */
@NullMarked
package org.groundswell.web.relationships;

import org.jspecify.annotations.NullMarked;
