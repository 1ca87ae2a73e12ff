/** One tag's life, counted exactly: its posts and people over time, its waves, where they began and how they spread. */
@NullMarked
package org.groundswell.trends.wave;

import org.jspecify.annotations.NullMarked;
