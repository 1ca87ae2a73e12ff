/** The filter of repeated log entries. */
@NullMarked
package org.groundswell.logging;

import org.jspecify.annotations.NullMarked;
