/** The shield of accounts: what a surge of strangers is, and what an account under one is spared. */
@NullMarked
package org.groundswell.shield;

import org.jspecify.annotations.NullMarked;
