/** The countries of the world: which of them a point lies in, and how to draw them. */
@NullMarked
package org.groundswell.geo;

import org.jspecify.annotations.NullMarked;
