/** Asks a server for lists of the past in random order, and compares them with an engine that is fed in order. */
@NullMarked
package org.groundswell.bench.past;

import org.jspecify.annotations.NullMarked;
