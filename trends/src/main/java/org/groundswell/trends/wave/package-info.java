/** A tag's life, exactly: its posts and people over time, its waves, where they came from and where they went. */
@NullMarked
package org.groundswell.trends.wave;

import org.jspecify.annotations.NullMarked;
