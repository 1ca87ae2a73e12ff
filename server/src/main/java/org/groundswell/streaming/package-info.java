/** Streams to open connections: the events that apps subscribe to, and channels of live pages. */
@NullMarked
package org.groundswell.streaming;

import org.jspecify.annotations.NullMarked;
