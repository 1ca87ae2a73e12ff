/** Streams to open connections: channels, their watchers, and limits. */
@NullMarked
package org.groundswell.streaming;

import org.jspecify.annotations.NullMarked;
