/** Brings movements in from elsewhere, with their own times and authors. */
@NullMarked
package org.groundswell.importing;

import org.jspecify.annotations.NullMarked;
