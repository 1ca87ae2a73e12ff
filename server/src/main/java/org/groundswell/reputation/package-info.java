/** The reputation of accounts: the weight of a person in trends, by the account's age and its followers. */
@NullMarked
package org.groundswell.reputation;

import org.jspecify.annotations.NullMarked;
