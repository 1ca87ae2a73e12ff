/** Streams to open connections: channels, their watchers, and the limits of both. */
@NullMarked
package org.groundswell.streaming;

import org.jspecify.annotations.NullMarked;
