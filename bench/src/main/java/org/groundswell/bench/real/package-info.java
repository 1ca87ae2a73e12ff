/** What the engine makes of things that happened: data sets of real hashtags, replayed. They are not part of the project. */
@NullMarked
package org.groundswell.bench.real;

import org.jspecify.annotations.NullMarked;
