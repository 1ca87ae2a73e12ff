/** An invented world with a known truth, in which ways of finding trends are judged side by side. */
@NullMarked
package org.groundswell.bench.simulation;

import org.jspecify.annotations.NullMarked;
