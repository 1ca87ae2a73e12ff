/** Accounts and their profiles. */
@NullMarked
package org.groundswell.accounts;

import org.jspecify.annotations.NullMarked;
