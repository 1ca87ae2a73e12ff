/** Accounts, their profiles and follows. */
@NullMarked
package org.groundswell.accounts;

import org.jspecify.annotations.NullMarked;
