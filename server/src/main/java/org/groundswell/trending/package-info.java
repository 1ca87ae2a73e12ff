/** The host of the trend engine: feeds it from the event log and keeps its lists ready to read. */
@NullMarked
package org.groundswell.trending;

import org.jspecify.annotations.NullMarked;
