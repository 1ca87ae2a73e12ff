/** Lists into which people sort the accounts they follow. */
@NullMarked
package org.groundswell.lists;

import org.jspecify.annotations.NullMarked;
