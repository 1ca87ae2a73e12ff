/** Accounts, their profiles and who follows whom. */
@NullMarked
package org.groundswell.accounts;

import org.jspecify.annotations.NullMarked;
