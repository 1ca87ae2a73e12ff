/** The reputation of accounts: how much a person weighs in trends, from the account's age and from its followers. */
@NullMarked
package org.groundswell.reputation;

import org.jspecify.annotations.NullMarked;
