/** Blocked IP addresses: ranges, their table, and the copy in memory that every request is checked against. */
@NullMarked
package org.groundswell.ipblocks;

import org.jspecify.annotations.NullMarked;
