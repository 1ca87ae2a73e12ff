/** Telling people that a tag rises: one they named, or any in a place they named. */
@NullMarked
package org.groundswell.alerts;

import org.jspecify.annotations.NullMarked;
