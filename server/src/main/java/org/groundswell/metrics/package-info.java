/** Figures about the running server, for its operators. No other package sees the library behind it. */
@NullMarked
package org.groundswell.metrics;

import org.jspecify.annotations.NullMarked;
