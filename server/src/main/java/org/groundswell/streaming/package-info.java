/** Streams to open connections: channels, those who watch them, and the limits of both. */
@NullMarked
package org.groundswell.streaming;

import org.jspecify.annotations.NullMarked;
