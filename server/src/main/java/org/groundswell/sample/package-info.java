/** A movement of our own writing, for a newcomer to see something alive at once. */
@NullMarked
package org.groundswell.sample;

import org.jspecify.annotations.NullMarked;
