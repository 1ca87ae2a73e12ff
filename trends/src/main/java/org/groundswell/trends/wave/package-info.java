/** One tag's history, counted exactly: its posts and people over time, its waves, their beginnings and spread. */
@NullMarked
package org.groundswell.trends.wave;

import org.jspecify.annotations.NullMarked;
