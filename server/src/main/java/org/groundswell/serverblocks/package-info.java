/** Blocks of other servers: their table, and the restrictions that their accounts get from them. */
@NullMarked
package org.groundswell.serverblocks;

import org.jspecify.annotations.NullMarked;
