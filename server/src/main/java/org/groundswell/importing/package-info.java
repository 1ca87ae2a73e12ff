/** Imports posts from other networks, with their original times and authors. */
@NullMarked
package org.groundswell.importing;

import org.jspecify.annotations.NullMarked;
