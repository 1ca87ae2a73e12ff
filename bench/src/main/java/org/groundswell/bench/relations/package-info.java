/** Simulated pairs of tags whose true relation is known, on which the claims about relations are judged. */
@NullMarked
package org.groundswell.bench.relations;

import org.jspecify.annotations.NullMarked;
