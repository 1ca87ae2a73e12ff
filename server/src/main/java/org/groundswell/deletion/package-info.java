/**
 * Deletion of accounts, and of rows that refer to deleted posts and accounts: marked at once, finished in batches. Features
 * declare which rows are theirs.
 */
@NullMarked
package org.groundswell.deletion;

import org.jspecify.annotations.NullMarked;
