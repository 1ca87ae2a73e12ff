/** How well the tags of one event are told from those of others, in invented evenings. */
@NullMarked
package org.groundswell.bench.topics;

import org.jspecify.annotations.NullMarked;
