/** Sample data: an invented movement with which to try the server. */
@NullMarked
package org.groundswell.sample;

import org.jspecify.annotations.NullMarked;
