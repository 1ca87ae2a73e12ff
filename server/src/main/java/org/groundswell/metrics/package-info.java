/** Metrics of the running server, for operators. No other package uses the library behind it. */
@NullMarked
package org.groundswell.metrics;

import org.jspecify.annotations.NullMarked;
