/** Deleting an account, with all it has said and done. */
@NullMarked
package org.groundswell.leaving;

import org.jspecify.annotations.NullMarked;
