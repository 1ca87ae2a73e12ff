/** Figures about the running server, for those who operate it. No other package sees the library behind it. */
@NullMarked
package org.groundswell.metrics;

import org.jspecify.annotations.NullMarked;
